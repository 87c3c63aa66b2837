import type { OfficerActions } from '../../contract/officer';
import type { RecordActions } from '../../contract/resident';
import { versionId } from './chain';
import { storedChain } from './stored-chains';
import { type Cloud, refuse } from '../platform';
import type { Collections, Officer } from '../schema';
import { requireResponsible } from '../officer-access';

type Clauses = OfficerActions['notices.load-text']['request']['clauses'];

/** Stores a notice's official text for residents to read; a second loading replaces the first. */
export async function loadText(
  cloud: Cloud,
  officer: Officer,
  notice: string,
  clauses: Clauses,
): Promise<{ readonly clauses: number }> {
  const known = await storedChain(cloud.db, notice);
  if (known === null) throw refuse('NO_NOTICE', '没有这份通知，请检查编号。', { field: 'notice' });
  cloud.notes.region = known.regions[0] ?? '';
  for (const region of known.regions) requireResponsible(officer, region, 'notice');
  await cloud.db.put('official-texts', {
    _id: notice,
    clauses,
    officerId: officer._id,
    loadedAt: cloud.now(),
  });
  return { clauses: clauses.length };
}

/** The `_id`s of texts that came with a version, and the hour from which each is read; none of a version taken out. */
async function textsOfVersions(cloud: Cloud, notice: string): Promise<ReadonlyMap<string, number>> {
  const { entries } = (await storedChain(cloud.db, notice)) ?? { entries: [] };
  const now = cloud.now();
  const due = entries.filter(({ from }) => from <= now);
  const struck = new Set(due.filter(({ kind }) => kind === 'withdrawn').map(({ number }) => number));
  const begun = due.filter(({ kind, number }) => kind === 'published' && !struck.has(number));
  return new Map(begun.map(({ number, from }) => [versionId(notice, number), from]));
}

/**
 * The clauses asked for, or all, of the text that came last: with a version from its hour on, or loaded by an office.
 * `loaded` is false where there is none.
 */
export async function officialText(
  cloud: Cloud,
  notice: string,
  wanted: readonly string[] | undefined,
): Promise<RecordActions['notices.official-text']['data']> {
  const hours = await textsOfVersions(cloud, notice);
  const ids = [notice, ...hours.keys()];
  const found = await cloud.db.find('official-texts', { filter: { _id: { in: ids } }, limit: ids.length });
  const since = ({ _id, loadedAt }: Collections['official-texts']): number => hours.get(_id) ?? loadedAt;
  const [text] = [...found].sort((one, other) => since(other) - since(one));
  if (text === undefined) return { loaded: false, clauses: [] };
  const clauses = text.clauses.filter(({ clause }) => wanted === undefined || wanted.includes(clause));
  return { loaded: true, clauses };
}
