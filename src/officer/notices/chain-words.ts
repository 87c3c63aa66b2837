import {
  type ChainEntry,
  type ChainView,
  daysForSecond,
  type DraftSummary,
  type Ending,
} from '../../../contract/notice-drafts';
import { sayMomentWithYear } from '../../words/days';

const reasonWords = {
  error: '有误',
  replaced: '被另一份通知代替',
  ended: '停止执行',
} as const;

/** What holds of a notice now, in one line. */
export function standingWords({ inForce, entries }: ChainView, now: number): string {
  const waiting = waitingIn(entries, now);
  const next = waiting === null ? '' : `；第${waiting.number}版${sayMomentWithYear(waiting.from)}起生效`;
  if (inForce === null) return `现在没有在执行${next}`;
  const ends = entries.find(
    ({ kind, number, from }) => kind === 'withdrawn' && number === inForce && from > now,
  );
  const then = ends === undefined ? '' : `；${sayMomentWithYear(ends.from)}起停下`;
  return `正在执行：${versionWords(inForce)}${then}${next}`;
}

/** The version that can be taken out: the one that waits, else the one in force; null where it was taken out already. */
export function takenOutNext({ inForce, entries }: ChainView, now: number): number | null {
  const next = waitingIn(entries, now)?.number ?? inForce;
  const isOut = entries.some(({ kind, number }) => kind === 'withdrawn' && number === next);
  return isOut ? null : next;
}

export function versionWords(number: number): string {
  return number === 0 ? '随程序发布的一版' : `第${number}版`;
}

/** The version that was agreed to and hasn't begun yet. */
function waitingIn(entries: readonly ChainEntry[], now: number) {
  const out = new Set(entries.filter(({ kind }) => kind === 'withdrawn').map(({ number }) => number));
  return (
    entries.find(({ kind, number, from }) => kind === 'published' && from > now && !out.has(number)) ?? null
  );
}

/** What happened, as it was noted then. */
export function entryWords(entry: ChainEntry): string {
  const from = sayMomentWithYear(entry.from);
  if (entry.kind === 'withdrawn') {
    const { number, reason, words, by, agreer } = entry;
    const who = agreer === undefined ? by.name : `${by.name}提出，${agreer.name}同意`;
    const what =
      reason === 'error'
        ? `起撤回（${reasonWords.error}：${words}）`
        : `起${reasonWords[reason]}（${words}）`;
    return `${versionWords(number)} ${from}${what}，${who}`;
  }
  const paper = entry.documentNumber === null ? '' : `，${entry.documentNumber}`;
  const who =
    entry.agreer === null ? entry.proposer.name : `${entry.proposer.name}提出，${entry.agreer.name}同意`;
  return `第${entry.number}版 ${from}起生效${paper}。${who}`;
}

/** What one officer asked to end. */
export function endingWords({ number, reason, words, by, at }: Ending): string {
  return `${by.name}${sayMomentWithYear(at)}提出，${versionWords(number)}${reasonWords[reason]}：${words}。${daysForSecond}天里没有人同意，就作废。`;
}

/** How far a draft is. One that nobody agreed to by its hour isn't published. `now` by the server's clock, where it is known. */
export function draftWords({ proposal, sentBack }: DraftSummary, now?: number): string {
  if (proposal !== null) {
    if (now !== undefined && proposal.inForceFrom !== null && proposal.inForceFrom <= now) {
      return `到定的时间没有人同意，没有发布，请重新提出。${proposal.by.name}提出`;
    }
    const hour =
      proposal.inForceFrom === null ? '同意后马上' : `${sayMomentWithYear(proposal.inForceFrom)}起`;
    return `等另一位经办人同意，${hour}生效。${proposal.by.name}提出`;
  }
  return sentBack === null ? '还在写' : `被退回：${sentBack.why}（${sentBack.by.name}）`;
}
