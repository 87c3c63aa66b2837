import type { ProposalState } from '../../../contract/proposals';
import { uploadStatesUnderWay } from '../../../contract/uploads';
import type { UploadRowKind, UploadRowView, UploadState, UploadView } from '../../../contract/uploads';
import type { TagKind } from '../../components/Section';
import { sayMoment } from '../../words/days';
import { uploadKindWords } from './kinds';

const stateWords: Readonly<Record<UploadState, string>> = {
  awaited: '等文件',
  reading: '正在读',
  checking: '正在核对',
  checked: '核对完，等办',
  comparing: '正在比对',
  proposing: '正在提出',
  proposed: '等同意',
  undoing: '正在提出撤回',
  'undo-proposed': '撤回等同意',
  taking: '正在写入',
  taken: '已经写入',
  'taking-back': '正在撤回',
  'taken-back': '已经撤回',
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
  if (view.state === 'taken') return 'good';
  return view.state === 'proposed' && view.proposal?.state === 'done' ? 'good' : 'warn';
}

/** Whether the cloud has something to do that nobody else has to decide. */
export function isUnderWay({ state }: Pick<UploadView, 'state'>): boolean {
  return uploadStatesUnderWay.includes(state);
}

/** How far it is: `正在核对：第3段，共12段`. */
export function progressWords({ state, done, parts }: UploadView): string {
  if (state === 'comparing') return '正在和现在的名单比';
  if (state === 'awaited' || state === 'reading') {
    return done === 0 ? '正在读文件' : `正在读文件：已读${done}段，每段100行`;
  }
  const at = Math.min(done + 1, parts);
  return `${stateWords[state]}：第${at}段，共${parts}段`;
}

/** What came of the check, in a sentence each. */
export function countsWords({ counts, kind }: UploadView): readonly string[] {
  const {
    rows,
    problems,
    notes,
    leftOut,
    renewed,
    moved,
    household,
    agent,
    refused,
    notHere = 0,
    edited = 0,
  } = counts;
  const { unit } = uploadKindWords[kind];
  const changes = [
    ...(moved === 0 ? [] : [`换了村的${moved}人`]),
    ...(household === 0 ? [] : [`换了户的${household}人`]),
    ...(agent === 0 ? [] : [`换了代办员的${agent}人`]),
  ];
  return [
    `文件里有${rows}行`,
    `新的${counts.new}${unit}，有变化的${counts.changed}${unit}，和现在一样的${counts.unchanged}${unit}`,
    ...(notHere === 0 ? [] : [`和这里没有关系、没有保存的${notHere}${unit}`]),
    ...(renewed === 0 ? [] : [`没有变、照样写入的${renewed}${unit}`]),
    ...(changes.length === 0 ? [] : [`有变化的里面：${changes.join('，')}`]),
    ...(problems === 0 ? [] : [`${problems}行有问题，不会${actWords[kind]}`]),
    ...(edited === 0 ? [] : [`其中${edited}行在网页上改过`]),
    ...(notes === 0 ? [] : [`${notes}${unit}请核对以后再${actWords[kind]}`]),
    ...(leftOut === 0 ? [] : [`留下了${leftOut}${unit}，不会${actWords[kind]}`]),
    ...(refused === 0 ? [] : [`${refused}行没有写入，原因在下面`]),
  ];
}

/** What is done with a file of a kind: laid before a colleague, or written. */
export const actWords: Readonly<Record<UploadView['kind'], string>> = {
  roster: '提出',
  elsewhere: '提出',
  registration: '提出',
  accounts: '提出',
  payout: '提出',
  bindings: '提出',
  balances: '提出',
  result: '提出',
  residents: '写入',
  duplicates: '写入',
  targets: '写入',
  places: '写入',
};

export const rowKindWords: Readonly<Record<UploadRowKind, string>> = {
  problems: '有问题的',
  edited: '网页上改过的',
  refused: '没有写入的',
  ended: '不在名单上的',
  notes: '要核对的',
  new: '新的',
  moved: '换了村的',
  household: '换了户的',
  agent: '换了代办员的',
  changed: '有变化的',
  renewed: '没有变、照样写入的',
  unchanged: '和现在一样的',
  'not-here': '没有保存的',
  'left-out': '留下的',
};

export function countOf({ counts }: UploadView, kind: UploadRowKind): number {
  if (kind === 'not-here') return counts.notHere ?? 0;
  if (kind === 'edited') return counts.edited ?? 0;
  return kind === 'left-out' ? counts.leftOut : counts[kind];
}

/** What was put right of a row by whom: `王明11月20日09:00把“认定日期”由“2026-09-01”改成“2023-09-01”`. */
export function editsWords({ edits }: UploadRowView): string {
  return edits
    .flatMap(({ by, at, changes }) =>
      changes.map(
        ({ column, before, after }) =>
          `${by}${sayMoment(at)}把“${column}”由${quoted(before)}改成${quoted(after)}`,
      ),
    )
    .join('；');
}

function quoted(text: string): string {
  return text === '' ? '空白' : `“${text}”`;
}
