import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { aria } from '../../../platform/aria';
import { checkWords, factsOf } from './receipt-words';
import './paper.scss';

export interface PaperReceipt {
  readonly receipt: ReceiptView;
  /** PNG in base64. */
  readonly code: string | null;
}

function OnPaper({ receipt, code, inFull }: PaperReceipt & { readonly inFull: boolean }) {
  return (
    <View className="paper__receipt">
      <View className="paper__facts">
        {factsOf(receipt, inFull).map(([name, words]) => (
          <View key={name} className="paper__fact">
            <View className="paper__name">{name}</View>
            <View className="paper__words">{words}</View>
          </View>
        ))}
      </View>
      {code === null ? null : (
        <img className="paper__code" src={`data:image/png;base64,${code}`} alt="查验这份凭证的码" />
      )}
      <View className="paper__foot">{receipt.next.join('')}</View>
    </View>
  );
}

/** What a browser prints in place of the page: one part for each person, with the code to check it. Out of sight on the screen. */
export function Paper({
  sheets,
  inFull,
}: {
  readonly sheets: readonly PaperReceipt[];
  readonly inFull: boolean;
}) {
  const [first] = sheets;
  if (process.env.TARO_ENV !== 'h5' || first === undefined) return null;
  return (
    <View className="paper" id="paper" {...aria({ hidden: true })}>
      {sheets.map((sheet) => (
        <OnPaper key={sheet.receipt.line} {...sheet} inFull={inFull} />
      ))}
      <View className="paper__foot">
        {checkWords}
        {first.receipt.taxCertificate}
      </View>
    </View>
  );
}
