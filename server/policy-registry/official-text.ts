import type { OfficerActions } from '../../contract/officer';
import type { RecordActions } from '../../contract/resident';
import { storedChain } from './stored-chains';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { logAct, requireResponsible } from '../officer-access';

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
  for (const region of known.regions) requireResponsible(officer, region, 'notice');
  await cloud.db.put('official-texts', {
    _id: notice,
    clauses,
    officerId: officer._id,
    loadedAt: cloud.now(),
  });
  await logAct(cloud, officer, 'notices.load-text', known.regions[0] ?? '');
  return { clauses: clauses.length };
}

/** The clauses asked for, or all; `loaded` is false where no office has loaded the text. */
export async function officialText(
  cloud: Cloud,
  notice: string,
  wanted: readonly string[] | undefined,
): Promise<RecordActions['notices.official-text']['data']> {
  const text = await cloud.db.get('official-texts', notice);
  if (text === null) return { loaded: false, clauses: [] };
  const clauses = text.clauses.filter(({ clause }) => wanted === undefined || wanted.includes(clause));
  return { loaded: true, clauses };
}
