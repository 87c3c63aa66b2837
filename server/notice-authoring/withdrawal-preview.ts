import type { NoticeDraftActions } from '../../contract/notice-drafts';
import type { NoticeDocument } from '../../policy';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import { noticesHeldAt, readChains } from '../policy-registry';
import type { Cloud } from '../platform';
import type { NoticeChain, Officer } from '../schema';
import { laterHours } from './notices-beside';
import { type Broken, brokenBetween, brokenInWords, unfitInWords } from './broken-over';
import { named } from './propose';
import { type Outcome, takeOut } from './take-out';
import { readStack } from './notice-stack';
import { type Changed, called, changedBetween } from './trials-over';
import { requireChain } from './withdraw';

type Shape = NoticeDraftActions['notices.withdrawal-preview'];

/** What would come of taking a version out, in words, for the officer to read before he does. */
export async function withdrawalPreview(
  cloud: Cloud,
  officer: Officer,
  { notice, number, reason }: Shape['request'],
): Promise<Shape['data']> {
  const now = cloud.now();
  const chain = await requireChain(cloud.db, notice);
  const out = { number, reason, words: '', by: named(officer), at: now };
  const outcome = await takeOut(cloud.db, officer, { chain, out, now });
  return {
    inForce: outcome.inForce,
    says: [...holdsThen(outcome), ...(await narrowerThen(cloud, chain, outcome))],
  };
}

function holdsThen({ entry: { reason }, inForce, notBack }: Outcome): readonly string[] {
  const then = reason === 'error' ? '撤回以后' : '不再执行以后';
  const nothing = `${then}，这份通知没有一版在执行；没有别的通知管的地方，暂时算不出来，也缴不了费。`;
  if (inForce !== null) {
    return [inForce === 0 ? `${then}，执行随程序发布的一版。` : `${then}，执行第${inForce}版。`];
  }
  if (notBack === null) return [nothing];
  const why =
    notBack.kind === 'taken'
      ? `前面一版的地方，现在有另一份通知（${notBack.by}），前面一版不能再执行。`
      : '前面一版管的地方不都在您负责的范围内，不能由您让它再执行。';
  return [why, nothing];
}

/**
 * What comes of the narrower notices, from then on and at each later hour: they may use what only the version that is taken
 * out says, and their clerks worked out what people pay. None of it keeps a wrong price standing.
 */
async function narrowerThen(
  cloud: Cloud,
  before: NoticeChain,
  { chain, entry }: Outcome,
): Promise<readonly string[]> {
  const { base } = await readStack(cloud.db, { id: chain._id, overlays: chain.overlays });
  const stored = await readChains(cloud);
  const without: readonly NoticeChain[] = [...stored.filter(({ _id }) => _id !== chain._id), chain];
  const says: string[] = [];
  for (const at of [entry.from, ...laterHours(stored, { ...before, base }, entry.from)]) {
    const held = [await noticesHeldAt(cloud, stored, at), await noticesHeldAt(cloud, without, at)] as const;
    says.push(...(await differingBetween(cloud, chain._id, held)));
  }
  return [...new Set(says)];
}

async function differingBetween(
  cloud: Cloud,
  id: string,
  [before, after]: readonly [readonly NoticeDocument[], readonly NoticeDocument[]],
): Promise<readonly string[]> {
  const isOver = (notice: NoticeDocument): boolean =>
    noticesUnder(notice, before)?.some((under) => under.id === id) ?? false;
  const over = after.filter(isOver);
  const going = over.filter((notice) => noticesUnder(notice, after) !== null);
  const stopped = over.filter((notice) => !going.includes(notice));
  const broken = brokenBetween(before, after).filter(({ notice }) => going.includes(notice));
  const changed = await changedBetween(cloud, [before, after], going);
  return [
    ...unfitItself(id, after),
    ...stopped.map(stops),
    ...broken.map(breaks),
    ...changed.map(comesOtherwise),
  ];
}

/** The version that holds again was written for what it was laid over then. */
function unfitItself(id: string, held: readonly NoticeDocument[]): readonly string[] {
  const own = held.find((notice) => notice.id === id);
  if (own?.overlays === undefined) return [];
  return unfitInWords(own, held).map((words) => `再执行的那一版，和它补充的通知对不上：${words}`);
}

function stops({ title, id }: NoticeDocument): string {
  return `补充它的《${title}》（${id}）也跟着停下：它只是补充这一份的。请告诉发布它的单位。`;
}

function breaks(one: Broken): string {
  return `${brokenInWords(one)}。这不妨碍撤回，请告诉发布它的单位：${one.problem.instead}。`;
}

function comesOtherwise({ other, name, changes }: Changed): string {
  const comes = changes === null ? '就算不出来了' : `变了：${changes.join('；')}`;
  return `${called(other, name)}，撤回以后${comes}。请告诉发布它的单位。`;
}
