import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ShareButton } from '../../../components/ShareButton';
import { pages } from '../../../platform/pages';
import type { ShareCard } from '../../../platform/share';
import { sayMoment } from '../../../words/days';
import { codePicture } from './code-pictures';
import { blocksOf } from './picture-words';
import { nameAtHome } from './receipt-words';
import { SavePicture } from './SavePicture';

/** A receipt for which a link was made. */
export interface Shared {
  readonly card: ShareCard;
  readonly expiresAt: number;
}

export interface ReceiptActsProps {
  readonly receipt: ReceiptView;
  /** Whether names stand in full on what leaves the phone. */
  readonly inFull: boolean;
  readonly shared: Shared | undefined;
  readonly onShared: (shared: Shared) => void;
}

/** Of the button that sends a person's receipt. */
export function shareId({ line }: ReceiptView): string {
  return `send-receipt-${line}`;
}

function Share({ receipt, inFull, shared, onShared }: ReceiptActsProps) {
  const { orderId, line } = receipt;
  const name = nameAtHome(receipt);
  const share = useAct(async () => {
    const { token, expiresAt } = await ask('resident', 'receipt.share', { orderId, line, inFull });
    onShared({
      card: { title: '居民医保缴费凭证', path: `${pages.sharedReceipt}?token=${token}` },
      expiresAt,
    });
  });
  return (
    <View>
      <ActFailure title="没有办成" failure={share.failure} id={`failed-${line}`} />
      {shared ? (
        <Callout kind="good" id={`shared-${line}`} title="可以转给家人看" urgent>
          {`里面有金额，没有证件号码，也没有金额怎么算出来，姓名${inFull ? '写全名' : '只写姓'}。${sayMoment(shared.expiresAt)}以前有效。`}
        </Callout>
      ) : null}
      {shared ? (
        <ShareButton id={shareId(receipt)} label={`发给${name}`} card={shared.card} />
      ) : (
        <Button
          id={`share-${line}`}
          kind="plain"
          label={`转给${name}看`}
          busy={share.busy}
          onTap={() => share.start()}
        />
      )}
    </View>
  );
}

/** What can be done with one person's receipt: saved as a picture, sent to a chat. */
export function ReceiptActs(props: ReceiptActsProps) {
  const { receipt, inFull } = props;
  return (
    <View>
      <SavePicture
        id={String(receipt.line)}
        label={`把${nameAtHome(receipt)}的凭证存成图片`}
        name={`缴费凭证-${receipt.number}.png`}
        blocks={blocksOf(receipt, inFull)}
        codeOf={() => codePicture(receipt)}
      />
      <Share {...props} />
    </View>
  );
}
