import type { Caller } from '..';

/**
 * `SOURCE` names the chain of callers, first one first, e.g. `wx_client,scf`: whoever began it is who counts.
 * Someone with an openId whose way is unknown is a client, which may do least; clients always have one.
 */
export function callerOf(context: Readonly<Record<string, string | number | undefined>>): Caller {
  const openId = String(context.OPENID ?? '');
  const first = String(context.SOURCE ?? '').split(',')[0] ?? '';
  return { openId, source: sources[first] ?? (openId === '' ? 'function' : 'client') };
}

const sources: Readonly<Record<string, Caller['source']>> = {
  wx_client: 'client',
  wx_devtools: 'client',
  wx_localdebug: 'client',
  wx_http: 'client',
  wx_crawler: 'client',
  wx_unknown: 'client',
  web_client: 'client',
  wx_trigger: 'timer',
  wx_paycallback: 'wechat-pay',
};
