import * as v from 'valibot';
import type { Refusal, Reply } from '../../contract/reply';
import { knowWholeCountry } from '../../policy/regions/whole-country';
import { type Logged, runLogged } from './audit-log';
import type { Cloud } from './cloud';
import { TransactionConflictError } from './cloud';
import { RefusalError, refuse } from './refusal';

/** What crosses for each action: the app sends `{ action, ...request }`, the server answers `Reply<data>`. */
type Shapes<Table> = { readonly [Name in keyof Table]: { readonly request: object; readonly data: unknown } };

export interface Action<Request, Data> {
  readonly parse: v.GenericSchema<unknown, Request>;
  readonly run: (cloud: Cloud, request: Request) => Promise<Data>;
  /** Of what officers and the operator ask; a resident's acts stand in the history of what they change. */
  readonly logged?: Logged;
}

/** Every action of a function, none missing and none too many. */
export type ActionTable<Table extends Shapes<Table>> = {
  readonly [Name in keyof Table]: Action<Table[Name]['request'], Table[Name]['data']>;
};

/** The same of a function whose callers answer for what they do: each call of it is logged, or it says why not. */
export type LoggedActionTable<Table extends Shapes<Table>> = {
  readonly [Name in keyof Table]: ActionTable<Table>[Name] & { readonly logged: Logged };
};

type AnyAction = Action<never, unknown>;
type AnyTable = Readonly<Record<string, AnyAction>>;

/**
 * Requests are typed by hand or by small files in parts; anything longer is not one of ours. The platform counts bytes as
 * they travel, of which a Chinese sign has three.
 */
export const maximumRequestBytes = 100 * 1024;

const outdatedWords = '小程序版本过旧，请关闭后重新打开再试。';

/**
 * Parses the event and runs the action it names. Never throws: a refusal is answered in its words, anything unknown
 * is logged with the request's id and answered with that id.
 */
export async function dispatch(table: object, cloud: Cloud, event: unknown): Promise<Reply<unknown>> {
  knowWholeCountry();
  const began = cloud.now();
  // Only names of ours reach the log: what a stranger sends could be anything, a number too.
  let known: string | null = null;
  try {
    const { name, request } = readEvent(event);
    const action = Object.hasOwn(table, name) ? (table as AnyTable)[name] : undefined;
    if (action === undefined) throw refuse('UNKNOWN_ACTION', outdatedWords);
    known = name;
    const parsed = parseRequest(action.parse, request);
    const call = { action: name, logged: action.logged, request: parsed };
    const data = await runLogged(cloud, call, () => action.run(cloud, parsed));
    cloud.log('answered', { action: name, ms: cloud.now() - began });
    return { ok: true, data };
  } catch (error) {
    const refusal = refusalOf(cloud, error);
    cloud.log('refused', { action: known, code: refusal.code, ms: cloud.now() - began });
    return { ok: false, error: refusal };
  }
}

/** Added by the platform; nothing in them is believed, the caller is read from the context. */
const platformFields = ['userInfo', 'tcbContext'];

function readEvent(event: unknown): { readonly name: string; readonly request: object } {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw refuse('BAD_REQUEST', '请求无法识别，请重新打开小程序再试。');
  }
  if (Buffer.byteLength(JSON.stringify(event)) > maximumRequestBytes) {
    throw refuse('TOO_LONG', '提交的内容太多，请减少后再试。');
  }
  const { action, ...rest } = event as Record<string, unknown>;
  const request = Object.fromEntries(Object.entries(rest).filter(([name]) => !platformFields.includes(name)));
  if (typeof action !== 'string') throw refuse('BAD_REQUEST', '请求无法识别，请重新打开小程序再试。');
  return { name: action, request };
}

/** Throws `BAD_REQUEST` with the field that is wrong. */
export function parseRequest<Request>(schema: v.GenericSchema<unknown, Request>, request: object): Request {
  const result = v.safeParse(schema, request, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  if (isOtherVersion(issue)) throw refuse('BAD_REQUEST', outdatedWords, { field: v.getDotPath(issue) ?? '' });
  const field = v.getDotPath(issue) ?? '';
  // Valibot's own words quote what was typed; ours begin in Chinese.
  const words = /^[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '填写的内容有误，请检查后再试。';
  throw refuse('BAD_REQUEST', words, { field });
}

/** Nobody types the names of fields: one that is missing, or that the server doesn't know, is of another version. */
function isOtherVersion({ type, expected, received }: v.BaseIssue<unknown>): boolean {
  return type === 'strict_object' && (expected === 'never' || received === 'undefined');
}

function refusalOf(cloud: Cloud, error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof TransactionConflictError) {
    return { code: 'BUSY', message: '正在处理的人较多，请稍等几秒再试。', retryable: true };
  }
  const requestId = cloud.randomHex(6);
  cloud.log('unexpected-error', { requestId, error: describe(error) });
  return {
    code: 'UNEXPECTED',
    message: `系统出了点问题，请稍后再试。若仍不行，请把编号 ${requestId} 告诉工作人员。`,
    details: { requestId },
    retryable: true,
  };
}

/** Name and place only: a message may quote what a person typed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name} ${place.trim()}`;
}
