/** Messages that a person may agree to at the tap on pay, and `refund` when he asks for money back. */
export const messageKinds = ['payment', 'settlement', 'refund'] as const;
export type MessageConsent = (typeof messageKinds)[number];
