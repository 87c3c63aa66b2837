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

/** Somebody for whom another is asked to pay. */
export interface ToBePaidFor {
  /** His own on the page: of a record or a relative. */
  readonly key: string;
  /** As the asker typed him; on the card it isn't. */
  readonly name: string;
  /** His record's id, once he is applied for. Throws as `ask`. */
  readonly record: () => Promise<string>;
}

interface Made {
  readonly card: ShareCard;
  readonly expiresAt: number;
}

/** The id of a control for the person at this place: the first one's has no number. */
function idAt(control: string, at: number): string {
  return at === 0 ? control : `${control}-${at}`;
}

/**
 * Asks somebody in the family chat to pay, by a link for each person. The card names nobody and no amount; the page that it opens
 * neither, before the last four of his number were typed. The page's config needs `enableShareAppMessage`.
 */
export function AskToPay({ people }: { readonly people: readonly ToBePaidFor[] }) {
  const [made, setMade] = useState<Readonly<Record<string, Made>>>({});
  const [asking, setAsking] = useState<string | null>(null);
  const act = useAct(async ({ key, record }: ToBePaidFor) => {
    setAsking(key);
    const recordId = await record();
    const { token, expiresAt } = await ask('resident', 'pay-request.make', { recordId });
    const card = { title: '请帮家里人交一下居民医保', path: `${pages.askedToPay}?token=${token}` };
    setMade((before) => ({ ...before, [key]: { card, expiresAt } }));
  });
  const cards = people.flatMap(({ key }, at) => {
    const one = made[key];
    return one === undefined ? [] : [[idAt('send-request', at), one.card] as const];
  });
  useShareCards(Object.fromEntries(cards));
  if (people.length === 0) return null;
  const whom = people.length === 1 ? (people[0]?.name ?? '') : '他们';
  return (
    <Section title="请家人帮我交" id="ask-to-pay">
      <View className="section__note">
        把链接发到家人的聊天里，谁都可以替{whom}
        付，一个人一个链接。要先输对证件号码后四位，才看得到是谁、交多少。困难家庭等少数人交得比别人少，看到金额的人可能猜得到。
      </View>
      <ActFailure title="没有办成" failure={act.failure} id="request-failed" />
      {people.map((person, at) => {
        const { key, name } = person;
        const one = made[key];
        return one === undefined ? (
          <Button
            key={key}
            id={idAt('make-request', at)}
            kind="secondary"
            label={`请家人帮${name}交`}
            busy={act.busy && asking === key}
            onTap={() => act.start(person)}
          />
        ) : (
          <View key={key}>
            <Callout
              kind="good"
              id={idAt('request-made', at)}
              title={`帮${name}交的链接做好了，请发给家人`}
              urgent
            >
              {`${sayMoment(one.expiresAt)}以前有效。记得告诉他证件号码后四位。`}
            </Callout>
            <ShareButton id={idAt('send-request', at)} label="发给家人" card={one.card} />
          </View>
        );
      })}
    </Section>
  );
}
