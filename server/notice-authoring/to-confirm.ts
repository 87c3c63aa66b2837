import type { DraftProblem } from '../../contract/notice-drafts';
import { checkNotice, type NoticeDocument } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { formOf } from '../../policy/notice/form';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Officer } from '../schema';
import { readBeside } from './notices-beside';
import { comparedWith } from './compared-with';
import { inDraftWords, readDraft } from './read-draft';
import { trialsOver } from './trials-over';

/** A stored notice as far as today's form reads it: one of an earlier form is nothing to compare with. */
function documentIn(json: string): NoticeDocument | null {
  return formOf(JSON.parse(json) as unknown).notice;
}

/**
 * What may be so and is unusual in a draft: figures far from last year's, aid that is gone, what of others stops or changes.
 * Nothing while it has errors.
 */
export async function toConfirmOf(
  cloud: Cloud,
  officer: Officer,
  json: string,
): Promise<readonly DraftProblem[]> {
  const { notice } = readDraft(json);
  if (notice === null) return [];
  const { before } = await comparedWith(cloud, officer, json);
  const earlier = before === null ? null : documentIn(before.json);
  const lastYear = earlier !== null && earlier.year !== notice.year ? { lastYear: earlier } : {};
  const today = isoDay(chinaDay(cloud.now()));
  // Whatever its hour will be: what holds then is among what holds at these.
  const { moments } = await readBeside(cloud, notice, null);
  const found = [
    ...moments
      .flatMap((others) => checkNotice(notice, { today, others, ...lastYear }).toConfirm)
      .map(inDraftWords),
    ...(await trialsOver(cloud, notice, moments)).toConfirm,
  ];
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

function keyOf({ rule, field, message }: DraftProblem): string {
  return JSON.stringify([rule, field, message]);
}

/** Throws `NOT_CONFIRMED` with the first of the findings that nobody has confirmed. */
export function requireConfirmed(found: readonly DraftProblem[], confirmed: readonly DraftProblem[]): void {
  const said = new Set(confirmed.map(keyOf));
  const open = found.filter((one) => !said.has(keyOf(one)));
  const [first] = open;
  if (first === undefined) return;
  const words = `还有${open.length}处要核对的没有确认：${first.message}请提出的人对照通知逐条核对、确认，再提出一次。`;
  throw refuse('NOT_CONFIRMED', words, { field: 'confirmed' });
}
