/** Why an office does not confirm what was claimed. */
export const declineReasons = [
  'not-on-list',
  'papers-incomplete',
  'certified-elsewhere',
  'ended',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** As an officer chooses it and the family reads it. */
export const declineReasonWords: Readonly<Record<DeclineReason, string>> = {
  'not-on-list': '没有查到这项身份',
  'papers-incomplete': '证明材料不全',
  'certified-elsewhere': '身份是在别的地方认定的',
  ended: '身份已经到期',
  other: '其他原因',
};

/** What an officer says when he declines; `other` says nothing without a note. */
export interface Decline {
  readonly reason: DeclineReason;
  /** Chinese, at most 100 characters; the family reads it. */
  readonly note?: string;
}

/** `证明材料不全：缺残疾证`, for the family and for the officer's confirmation. */
export function sayDecline({ reason, note }: Decline): string {
  if (note === undefined) return declineReasonWords[reason];
  return reason === 'other' ? note : `${declineReasonWords[reason]}：${note}`;
}
