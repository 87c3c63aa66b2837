import type { NoticeDraftActions } from '../../contract/notice-drafts';
import { noticesHeldAt, readChains } from '../policy-registry';
import type { Cloud } from '../platform';
import type { NoticeChain, Officer } from '../schema';
import { brokenBetween, brokenInWords } from './broken-over';
import { named } from './propose';
import { type Outcome, takeOut } from './take-out';
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
    says: [...holdsThen(outcome), ...(await brokenThen(cloud, outcome))],
  };
}

const nothingThen = '撤回以后，这份通知没有一版在执行；没有别的通知管的地方，暂时算不出来，也缴不了费。';

function holdsThen({ inForce, notBack }: Outcome): readonly string[] {
  if (inForce !== null) {
    return [inForce === 0 ? '撤回以后，执行随程序发布的一版。' : `撤回以后，执行第${inForce}版。`];
  }
  if (notBack === null) return [nothingThen];
  const why =
    notBack.kind === 'taken'
      ? `前面一版的地方，现在有另一份通知（${notBack.by}），前面一版不能再执行。`
      : '前面一版管的地方不都在您负责的范围内，不能由您让它再执行。';
  return [why, nothingThen];
}

/** A narrower notice may use what only the version that is taken out says. It doesn't keep a wrong price standing. */
async function brokenThen(cloud: Cloud, { chain, entry }: Outcome): Promise<readonly string[]> {
  const stored = await readChains(cloud);
  const after: readonly NoticeChain[] = [...stored.filter(({ _id }) => _id !== chain._id), chain];
  const broken = brokenBetween(
    await noticesHeldAt(cloud, stored, entry.from),
    await noticesHeldAt(cloud, after, entry.from),
  );
  return broken.map(
    (one) => `${brokenInWords(one)}。这不妨碍撤回，请告诉发布它的单位：${one.problem.instead}。`,
  );
}
