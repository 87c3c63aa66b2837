/** Messages about an order and its money: agreed to at the tap on pay, and `refund` when somebody asks for money back. */
export const orderMessageKinds = ['payment', 'settlement', 'refund'] as const;
export type OrderMessage = (typeof orderMessageKinds)[number];

/**
 * Messages about an enrolment record: that a new version of the notice, a roster or an office's correction changed it. Agreed
 * to when somebody is enrolled.
 */
export const recordMessageKinds = ['notice'] as const;
export type RecordMessage = (typeof recordMessageKinds)[number];

/** Messages to the person himself: that somebody else did something in his name. Agreed to on the page that tells all of it. */
export const personMessageKinds = ['in-my-name'] as const;
export type PersonMessage = (typeof personMessageKinds)[number];

/** Messages that a person may agree to. */
export const messageKinds = [...orderMessageKinds, ...recordMessageKinds, ...personMessageKinds] as const;
export type MessageKind = (typeof messageKinds)[number];
