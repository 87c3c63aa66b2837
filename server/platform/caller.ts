import type { Cloud } from './cloud';
import { refuse } from './refusal';

/** The WeChat user as the platform names him. Throws where nobody is there, e.g. when a timer calls. */
export function requireOpenId(cloud: Cloud): string {
  const { openId, source } = cloud.caller;
  if (openId !== '' && source === 'client') return openId;
  throw refuse('NOT_SIGNED_IN', '请在微信里打开小程序后再试。');
}
