import { FactSheetError, parseFactSheet, policy } from '../../policy';
import type { Determination } from '../../policy';
import { withDeclaredIdentities } from '../../policy/declared-identities';
import type { Line } from './json-lines';

type LineErrorCode = FactSheetError['code'] | 'not-json' | 'too-long';

/** A line of output, without its end, and whether it is an answer. */
export interface Answered {
  readonly text: string;
  readonly good: boolean;
}

/** Answers one line of input. */
export function answerLine(line: Line): Answered {
  if (line.tooLong) return refused(idAtStart(line.text), 'too-long', null, '这一行超过 64 KB，请拆短');
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return refused(idAtStart(line.text), 'not-json', null, '这一行不是 JSON，请检查引号和括号');
  }
  try {
    return {
      text: written(policy.determine(withDeclaredIdentities(policy, parseFactSheet(value)))),
      good: true,
    };
  } catch (error) {
    if (!(error instanceof FactSheetError)) throw error;
    return refused(idOf(value), error.code, error.field, error.message);
  }
}

function refused(id: string | null, code: LineErrorCode, field: string | null, message: string): Answered {
  return { text: JSON.stringify({ id, error: { code, field, message } }), good: false };
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}

const leadingId = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\\u0000-\u001f]|\\.){0,200}")/;

/** The id of a line that can't be read whole, where it stands first. */
function idAtStart(text: string): string | null {
  const quoted = leadingId.exec(text.slice(0, 512))?.[1];
  if (quoted === undefined) return null;
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

const parts = new WeakMap<object, string>();

/** JSON of a list that answers share; written once. */
function shared(list: object): string {
  const known = parts.get(list);
  if (known !== undefined) return known;
  const text = JSON.stringify(list);
  parts.set(list, text);
  return text;
}

/** The same text as `JSON.stringify`, with the lists that answers share written only once. */
export function written(determination: Determination): string {
  const { id, status, payFen, reimbursedFen, refundFen, netFen, coverage, opensOn } = determination;
  const cover =
    coverage === null
      ? 'null'
      : `{"from":"${coverage.from}","to":"${coverage.to}","waitingDays":${coverage.waitingDays}}`;
  return (
    `{"id":${JSON.stringify(id)},"status":"${status}","notices":${shared(determination.notices)},` +
    `"payFen":${payFen},"items":${shared(determination.items)},"subsidies":${shared(determination.subsidies)},` +
    `"reimbursedFen":${reimbursedFen},"refundFen":${refundFen},"netFen":${netFen},"coverage":${cover},` +
    `"cites":${shared(determination.cites)},"notes":${shared(determination.notes)}` +
    (opensOn === undefined ? '}' : `,"opensOn":"${opensOn}"}`)
  );
}
