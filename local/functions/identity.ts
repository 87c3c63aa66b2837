import { appId } from '../wechat-pay/fields';

/** Who calls. `openId` is empty for timers, WeChat's callbacks and whoever else is no person. */
export interface Identity {
  readonly openId: string;
  /** The way of the call, first one first, e.g. `wx_client,scf` for a function called by a function. */
  readonly source: string;
  /** True where a function calls: what clients may not call, functions may. */
  readonly nested?: boolean;
}

export const environmentId = 'local-dev';
const contextKeys = 'WX_CLIENTIP,WX_OPENID,WX_APPID,WX_API_TOKEN';

/** Travels with every request that a function makes, so that a nested call keeps the caller. */
export function tokenOf({ openId, source }: Identity): string {
  return Buffer.from(JSON.stringify({ openId, source })).toString('base64url');
}

const nobody: Identity = { openId: '', source: '' };

/** The caller behind a token; nobody where it is none of ours. */
export function identityOf(token: unknown): Identity {
  try {
    const value = JSON.parse(Buffer.from(String(token), 'base64url').toString()) as Partial<Identity>;
    return { openId: String(value.openId ?? ''), source: String(value.source ?? '') };
  } catch {
    return nobody;
  }
}

/** What the SDK reads the caller from. */
export function identityEnvironment(identity: Identity): Readonly<Record<string, string>> {
  return {
    WX_CONTEXT_KEYS: contextKeys,
    WX_CLIENTIP: '127.0.0.1',
    WX_OPENID: identity.openId,
    WX_APPID: appId,
    WX_API_TOKEN: tokenOf(identity),
    TCB_SOURCE: identity.source,
  };
}

/** What the SDK needs to talk to a gateway. */
export function sdkEnvironment(gatewayUrl: string): Readonly<Record<string, string>> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: environmentId,
    TCB_ENV: environmentId,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
  };
}
