/** Every kind of channel, the easiest first: on one's own phone, at home, nearby, in the office. */
export const channelKinds = [
  'wechat',
  'alipay',
  'app',
  'bank-app',
  'tax-site',
  'school',
  'agent',
  'self-service',
  'counter',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What one can do through a channel: pay, register, pay from a relative's account, apply for money. */
export const channelUses = ['pay', 'register', 'family-account', 'claim'] as const;
export type ChannelUse = (typeof channelUses)[number];
