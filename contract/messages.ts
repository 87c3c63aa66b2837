/** Messages about an order and its money: agreed to at the tap on pay, and `refund` when somebody asks for money back. */
export const orderMessageKinds = ['payment', 'settlement', 'refund'] as const;
export type OrderMessage = (typeof orderMessageKinds)[number];

/**
 * Messages about an enrolment record: that a new version of the notice, a roster or an office's correction changed it. Agreed
 * to when somebody is enrolled.
 */
export const recordMessageKinds = ['notice'] as const;
export type RecordMessage = (typeof recordMessageKinds)[number];

/** Messages that an application holds the consent to: what offices answered to its claim too, agreed to while it waits. */
export const applicationMessageKinds = [...recordMessageKinds, 'claim'] as const;
export type ApplicationMessage = (typeof applicationMessageKinds)[number];

/** Messages about what comes after a record's page was read: its last day to pay, its first of cover, what offices answer. Agreed to there. */
export const dayMessageKinds = ['deadline', 'cover', 'answer'] as const;
export type DayMessage = (typeof dayMessageKinds)[number];

/** Messages to the person himself: that somebody else did something in his name. Agreed to on the page that tells all of it. */
export const personMessageKinds = ['in-my-name'] as const;
export type PersonMessage = (typeof personMessageKinds)[number];

/** Messages to an officer: that work came for his office. Agreed to on his first page. */
export const officerMessageKinds = ['office-work'] as const;
export type OfficerMessage = (typeof officerMessageKinds)[number];

/** Messages that a person may agree to. */
export const messageKinds = [
  ...orderMessageKinds,
  ...applicationMessageKinds,
  ...dayMessageKinds,
  ...personMessageKinds,
  ...officerMessageKinds,
] as const;
export type MessageKind = (typeof messageKinds)[number];
