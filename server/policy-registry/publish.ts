import { isoDay } from '../../policy/calendar';
import { type NoticeDocument, NoticeError, validateNotice, versionOf } from '../../policy';
import { currentNotice, policyOf, withPublished } from './registry';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Officer } from '../schema';
import { isResponsibleFor, logAct, requireResponsible } from '../officer-access';

/**
 * Publishes a notice for the officer's places: from the next minute on server and app apply it, in the place of
 * one with the same id. It is validated and tried first; what is wrong is named by rule and field. A repeat changes
 * nothing but the time.
 */
export async function publishNotice(
  cloud: Cloud,
  officer: Officer,
  candidate: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly version: string }> {
  const notice = requireNotice(candidate);
  for (const region of notice.regions) requireResponsible(officer, region, 'notice.regions');
  requireApplicable(notice);
  const version = versionOf(notice);
  // In one step: of two offices that publish the same id at once, the later one meets the other's notice.
  await cloud.db.transaction(async (tx) => {
    await requireOwnId(cloud, tx, officer, notice);
    await tx.put('published-notices', {
      _id: notice.id,
      version,
      json: JSON.stringify(notice),
      publishedAt: cloud.now(),
      officerId: officer._id,
    });
  });
  await logAct(cloud, officer, 'notices.publish', notice.regions[0] ?? '');
  return { id: notice.id, version };
}

/** The id of a notice stands for its places and year: nobody takes another's out of force with his own. */
async function requireOwnId(
  cloud: Cloud,
  tx: Documents,
  officer: Officer,
  { id, year }: NoticeDocument,
): Promise<void> {
  const held = await currentNotice(cloud, tx, id);
  if (held === undefined) return;
  const own = held.regions.every((region) => isResponsibleFor(officer, region));
  if (own && held.year === year) return;
  throw refuse('OTHER_NOTICE', '这个编号是别的地区或别的年度的通知，请换一个编号。', { field: 'notice.id' });
}

function requireNotice(candidate: object): NoticeDocument {
  try {
    return validateNotice(candidate, '通知');
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    throw refuse('NOTICE_WRONG', error.message, {
      field: error.field === null ? 'notice' : `notice.${error.field}`,
      ...(error.rule === null ? {} : { details: { rule: error.rule } }),
    });
  }
}

/** Answers once for each of its places: a notice that can't be applied must not stop the whole server. */
function requireApplicable(notice: NoticeDocument): void {
  const policy = policyOf(withPublished([notice]));
  try {
    for (const region of notice.regions) {
      policy.determine({ id: 'trial', region, year: notice.year, payOn: isoDay(`${notice.year}-01-01`) });
    }
  } catch {
    throw refuse('NOTICE_WRONG', '通知的格式对，但无法用来计算，请检查各条规则之间是否矛盾。', {
      field: 'notice',
    });
  }
}
