import type { EnrolmentRecord } from '../../server/schema';
import type { ProposalSeen } from './proposals';

export const deathByTwo = 'a death is put down by two, and moves neither money nor who is insured';
export const enrolsNoDead = 'nobody is enrolled anew for a year in which two put down that he died';

/** What the tax office took insures all the same, and is a case (docs/money.md, "Paid elsewhere"). */
const insuresAllTheSame = 'paid-elsewhere';

export function deathOf(record: Pick<EnrolmentRecord, 'died'> | null): string {
  return JSON.stringify(record?.died ?? null);
}

/** What is wrong with a death that is being put down or taken back; null where nothing is. */
export function wrongDeath(
  now: EnrolmentRecord,
  before: EnrolmentRecord | null,
  proposals: () => readonly ProposalSeen[],
): string | null {
  if (deathOf(now) === deathOf(before)) return null;
  if (!proposals().some(({ act, state }) => act === 'duplicates.note-death' && state === 'applying'))
    return `${now._id}: nobody said so`;
  if (now.died && before?.state !== 'insured') return `${now._id} was ${before?.state ?? 'not there'}`;
  const isMoved =
    now.state !== before?.state || JSON.stringify(now.insurance) !== JSON.stringify(before.insurance);
  return isMoved ? `${now._id} is ${now.state} by it` : null;
}

/** Whether somebody who died is reserved or insured anew. */
export function enrolsDead(now: EnrolmentRecord, before: EnrolmentRecord | null): boolean {
  if (!before?.died || !now.died) return false;
  const last = now.history.at(-1)?.event;
  return (
    now.state !== before.state &&
    before.state !== 'insured' &&
    now.state !== 'open' &&
    last !== insuresAllTheSame
  );
}
