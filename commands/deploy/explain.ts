import { isPassing, UnknownAnswerError } from './answer';
import { FunctionStateError } from './apply';
import { InvokeError } from './invoke';
import { KeyFileError } from './key-file';
import { operatorFunction } from './migrate';
import { UploadError } from './program';
import { EnvironmentError } from './remote';
import type { ServiceCall } from './service';
import { nameOfCall, ServiceError } from './service';
import { VariableError } from './variables';

/** Why a run stopped: what happened where, and what to do. */
export interface Stop {
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

interface Cause {
  readonly code: RegExp;
  readonly remedy: (call: ServiceCall) => string;
}

/** Tencent Cloud's common error codes (its API documents, section 公共错误码), and those of the two services. */
const causes: readonly Cause[] = [
  {
    code: /^AuthFailure\.(SecretIdNotFound|InvalidSecretId|TokenFailure)|^ExpiredToken|^InvalidCredential/,
    remedy: () =>
      'The API key has expired, is disabled or was deleted. Make a new one (console.cloud.tencent.com → 访问管理 → API ' +
      "密钥管理, signed in with the mini-program's account), put it into the file of --key",
  },
  {
    code: /^AuthFailure\.Signature(Failure|Expire)/,
    remedy: () =>
      "secretKey doesn't belong to secretId, or this machine's clock is more than five minutes off. Put right which",
  },
  {
    code: /^(AuthFailure\.)?UnauthorizedOperation|^AuthFailure|^OperationDenied/,
    remedy: ({ service, action }) =>
      `The key has no right to ${service}:${action}. Its owner grants it (访问管理 → 用户 → 关联策略): ` +
      'QcloudTCBFullAccess and QcloudSCFFullAccess hold every right that a deployment needs',
  },
  {
    code: /EnvNotFound|EnvId|EnvNotExists|ResourceNotFound\.(Env|Namespace)|^InvalidParameter(Value)?\.(Env|Namespace)/,
    remedy: () =>
      'The environment is not one of this account. Check --env (console → 设置 → 环境 ID) and whose key it is',
  },
  {
    code: /^ResourceInUse|Exist/,
    remedy: () =>
      'The name is taken, or was made a moment ago by a call whose answer was lost. The next run sees which: if it stops ' +
      'here again, another project uses this environment',
  },
  {
    code: /^LimitExceeded|^ResourceLimitExceeded|^ResourcesSoldOut|Quota|FreeQuota/,
    remedy: () => "The environment's plan is used up (console → 设置 → 环境套餐). Choose a larger one",
  },
  {
    code: /^ResourceUnavailable|^UnsupportedOperation/,
    remedy: () =>
      'The environment is not ready: it is being set up, is overdue, or was frozen. See its state in the console',
  },
  {
    code: /^FailedOperation\.|^FailedOperation$/,
    remedy: () => 'The service could not do it; the words after the code say why. Put that right',
  },
];

const again = 'then run the same command again: it goes on from here.';

const places = [
  [KeyFileError, 'the file of --key'],
  [EnvironmentError, 'tcb DescribeEnvInfo'],
  [VariableError, 'the variables of the functions'],
  [FunctionStateError, 'the cloud, making a function ready'],
  [InvokeError, `the function ${operatorFunction}`],
  [UploadError, 'miniprogram-ci upload'],
] as const;

function placeOf(error: unknown): string {
  return places.find(([kind]) => error instanceof kind)?.[1] ?? 'this machine';
}

/** Words for whatever stopped a run. Unknown errors keep their own message. */
export function explain(error: unknown): Stop {
  if (error instanceof UnknownAnswerError) {
    const remedy =
      'Nothing was believed of it. The service may have changed: compare with its document, and report it.';
    return { where: nameOfCall(error.call), what: error.message, remedy };
  }
  if (!(error instanceof ServiceError)) {
    // Errors of our own say themselves what to do.
    return {
      where: placeOf(error),
      what: error instanceof Error ? error.message : String(error),
      remedy: '',
    };
  }
  const where = nameOfCall(error.call);
  const request = error.requestId === '' ? '' : ` (request ${error.requestId})`;
  const what = `${error.code || 'error'}: ${error.message}${request}`;
  const cause = causes.find(({ code }) => code.test(error.code));
  if (cause !== undefined) return { where, what, remedy: `${cause.remedy(error.call)}, ${again}` };
  if (isPassing(error)) {
    return {
      where,
      what,
      remedy: `The network or the service faltered. Check the connection (and http_proxy), ${again}`,
    };
  }
  return { where, what, remedy: `Look the code up in the service's document, put it right, ${again}` };
}

/** What a command writes when it stops: where, what, and what to do. */
export function stopMessage(error: unknown): string {
  const { where, what, remedy } = explain(error);
  const doThis = remedy === '' ? '' : `  Do:    ${remedy}\n`;
  return `Stopped.\n  Where: ${where}\n  What:  ${what}\n${doThis}`;
}
