import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { Section } from '../../../components/Section';
import { ShareButton } from '../../../components/ShareButton';
import { pages } from '../../../platform/pages';
import { useShareCards } from '../../../platform/share';
import type { ShareCard } from '../../../platform/share';
import { sayMoment } from '../../../words/days';

interface Made {
  readonly card: ShareCard;
  readonly expiresAt: number;
}

/**
 * Asks somebody in the family chat to pay for the person of a record. The card names nobody and no amount; the page that it opens
 * neither, before the last four of his number were typed. The page's config needs `enableShareAppMessage`.
 */
export function AskToPay({ recordId, name }: { readonly recordId: string; readonly name: string }) {
  const [made, setMade] = useState<Made | null>(null);
  const act = useAct(async () => {
    const { token, expiresAt } = await ask('resident', 'pay-request.make', { recordId });
    const card = { title: '请帮家里人交一下居民医保', path: `${pages.askedToPay}?token=${token}` };
    setMade({ card, expiresAt });
  });
  useShareCards(made ? { 'send-request': made.card } : {});
  return (
    <Section title="请家人帮我交" id="ask-to-pay">
      <View className="section__note">
        把链接发到家人的聊天里，谁都可以替{name}付。要先输对证件号码后四位，才看得到是谁、交多少。
      </View>
      <ActFailure title="没有办成" failure={act.failure} id="request-failed" />
      {made ? (
        <>
          <Callout kind="good" id="request-made" title="链接做好了，请发给家人" urgent>
            {`${sayMoment(made.expiresAt)}以前有效。记得告诉他证件号码后四位。`}
          </Callout>
          <ShareButton id="send-request" label="发给家人" card={made.card} />
        </>
      ) : (
        <Button
          id="make-request"
          kind="secondary"
          label={`请家人帮${name}交`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
    </Section>
  );
}
