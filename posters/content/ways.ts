import type { Cite, NoticeSummary } from '../../policy';
import { channelKinds, type ChannelUse } from '../../policy/channels';

/** How one can pay, as the notices name it. */
export interface Ways {
  readonly channels: readonly string[];
  /** Where they name none: that they don't, in the notice file's words. */
  readonly silence: string | null;
  /** Whose account may pay for whom. */
  readonly familyAccounts: readonly string[];
  readonly cites: readonly Cite[];
}

/** A poster tells how to pay; where one registers or applies stands in the product. */
const ofPaying: readonly ChannelUse[] = ['pay', 'family-account'];

/** The one place that reads channels; what a notice doesn't name isn't offered. */
export function waysAt(notices: readonly NoticeSummary[]): Ways {
  const channels = notices
    .flatMap((notice) => notice.channels.map((one) => ({ ...one, notice: notice.id })))
    .filter(({ use }) => use === undefined || ofPaying.includes(use))
    .sort((one, other) => channelKinds.indexOf(one.channel) - channelKinds.indexOf(other.channel));
  const familyAccounts = notices.flatMap((notice) =>
    notice.mutualAidAccountRules.map((one) => ({ ...one, notice: notice.id })),
  );
  const silence = notices.flatMap(({ silences }) => silences).find(({ about }) => about === 'channels');
  return {
    channels: byPurpose(channels.map(({ says }) => says)),
    silence: channels.length > 0 ? null : (silence?.says ?? null),
    familyAccounts: familyAccounts.map(({ says }) => says),
    cites: [...channels, ...familyAccounts].map(({ notice, clause }) => ({ notice, clause })),
  };
}

/** `用某账户：甲` and `用某账户：乙` in one; the others before them as they are. */
function byPurpose(texts: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const [purpose = '', way] = text.split('：');
    const key = way === undefined ? '' : purpose;
    groups.set(key, [...(groups.get(key) ?? []), way ?? text]);
  }
  return [...groups].map(([purpose, ways]) => {
    const all = [...new Set(ways)].join('、');
    return purpose === '' ? all : `${purpose}：${all}`;
  });
}
