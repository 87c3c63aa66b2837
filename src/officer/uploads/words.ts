import type { ProposalState } from '../../../contract/proposals';
import type {
  UploadCounts,
  UploadKindName,
  UploadRowKind,
  UploadState,
  UploadView,
} from '../../../contract/uploads';
import type { TagKind } from '../../components/Section';

export const kindWords: Readonly<Record<UploadKindName, string>> = { roster: '资助名册' };

const stateWords: Readonly<Record<UploadState, string>> = {
  awaited: '等文件',
  reading: '正在读',
  checking: '正在核对',
  checked: '等您看',
  proposing: '正在提出',
  proposed: '等同意',
  undoing: '正在提出撤回',
  'undo-proposed': '撤回等同意',
  failed: '读不了',
};

const proposalWords: Readonly<Partial<Record<ProposalState, string>>> = {
  applying: '正在生效',
  done: '已经生效',
};

const undoWords: Readonly<Partial<Record<ProposalState, string>>> = {
  applying: '正在撤回',
  done: '已经撤回',
};

/** Where an upload stands, in a word or two. */
export function standingOf({ state, proposal, undo }: UploadView): string {
  if (state === 'undo-proposed') return undoWords[undo?.state ?? 'proposed'] ?? stateWords[state];
  if (state === 'proposed') return proposalWords[proposal?.state ?? 'proposed'] ?? stateWords[state];
  return stateWords[state];
}

export function tagOf(view: UploadView): TagKind {
  if (view.state === 'failed') return 'bad';
  return view.state === 'proposed' && view.proposal?.state === 'done' ? 'good' : 'warn';
}

/** Whether the cloud has something to do that nobody else has to decide. */
export function isUnderWay({ state }: Pick<UploadView, 'state'>): boolean {
  return ['awaited', 'reading', 'checking', 'proposing', 'undoing'].includes(state);
}

/** How far it is: `正在核对：第3段，共12段`. */
export function progressWords({ state, done, parts }: UploadView): string {
  if (state === 'awaited' || state === 'reading') {
    return done === 0 ? '正在读文件' : `正在读文件：已读${done}段，每段100人`;
  }
  const at = Math.min(done + 1, parts);
  return `${stateWords[state]}：第${at}段，共${parts}段`;
}

/** What came of the check, in a sentence each. */
export function countsWords(counts: UploadCounts): readonly string[] {
  const { rows, problems, notes, leftOut } = counts;
  return [
    `文件里有${rows}行`,
    `新的${counts.new}人，有变化的${counts.changed}人，和现在一样的${counts.unchanged}人`,
    ...(problems === 0 ? [] : [`${problems}行有问题，不会提出`]),
    ...(notes === 0 ? [] : [`${notes}人请核对以后再提出`]),
    ...(leftOut === 0 ? [] : [`您留下了${leftOut}人，不会提出`]),
  ];
}

export const rowKindWords: Readonly<Record<UploadRowKind, string>> = {
  problems: '有问题的',
  notes: '要核对的',
  new: '新的',
  changed: '有变化的',
  unchanged: '和现在一样的',
  'left-out': '留下的',
};

export function countOf(counts: UploadCounts, kind: UploadRowKind): number {
  return kind === 'left-out' ? counts.leftOut : counts[kind];
}
