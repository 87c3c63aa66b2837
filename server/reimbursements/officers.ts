import type { ReimbursementOfficerActions } from '../../contract/reimbursements';
import { requireResponsible, requireUnconcerned } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Officer, Reimbursement } from '../schema';
import { applyFor } from './apply';
import { isRead } from './read-by';
import { moveReimbursement } from './states';

/** One of another place reads like one that never was. Throws `NO_REIMBURSEMENT`. */
export async function requireOfPlace(
  documents: Documents,
  officer: Officer,
  id: string,
): Promise<Reimbursement> {
  const held = await documents.get('reimbursements', id);
  if (held !== null && isRead(officer, held)) return held;
  throw refuse('NO_REIMBURSEMENT', '没有查到这笔补贴，或者不归您这里办理。请重新查一次。');
}

/** Whom a reimbursement is about: the person, and whoever of a family applied for him. */
export function subjectsOf({ personId, application }: Reimbursement): readonly string[] {
  const byFamily = application !== null && !application.by.startsWith('office:');
  return byFamily ? [personId, application.by] : [personId];
}

/** An application brought to the window. Throws `CONCERNED`, and as {@link applyFor}. */
export async function applyAtWindow(
  cloud: Cloud,
  officer: Officer,
  { reimbursementId: id, application }: ReimbursementOfficerActions['reimbursements.apply-for']['request'],
): Promise<Reimbursement> {
  const held = await requireOfPlace(cloud.db, officer, id);
  await requireUnconcerned(cloud, officer, [held.personId]);
  return applyFor(cloud, { by: `office:${officer._id}`, id, application });
}

/** One officer may say no: he takes nothing for good, the applicant reads why and applies again. Throws `NOT_APPLIED`, `CONCERNED`. */
export async function decline(
  cloud: Cloud,
  officer: Officer,
  { reimbursementId: id, reason }: ReimbursementOfficerActions['reimbursements.decline']['request'],
): Promise<Reimbursement> {
  await requireUnconcerned(cloud, officer, subjectsOf(await requireOfPlace(cloud.db, officer, id)));
  return cloud.db.transaction(async (tx) => {
    const held = await requireOfPlace(tx, officer, id);
    if (held.state === 'declined' && held.reason === reason) return held;
    if (held.state !== 'applied') {
      throw refuse('NOT_APPLIED', '这笔补贴现在没有等着办的申请，可能别人刚办过，请刷新再看。');
    }
    const changes = { reason, account: null };
    return moveReimbursement(tx, held, { at: cloud.now(), event: 'declined', by: officer._id, changes });
  });
}

/** Notes whom a department told, one by one: each may be changing at the same moment. Answers how many changed. */
export async function tick(
  cloud: Cloud,
  officer: Officer,
  {
    region,
    reimbursementIds,
    told,
    on,
  }: ReimbursementOfficerActions['reimbursements.tick']['request'] & {
    readonly on: NonNullable<Reimbursement['told']>['on'];
  },
): Promise<number> {
  requireResponsible(officer, region);
  let changed = 0;
  for (const id of reimbursementIds) {
    changed += await cloud.db.transaction(async (tx) => {
      const held = await requireOfPlace(tx, officer, id);
      if (held.isTold === told || !canBeTold(held)) return 0;
      const changes = { told: told ? { on, by: officer._id } : null };
      const event = told ? 'told' : 'untold';
      await moveReimbursement(tx, held, { at: cloud.now(), event, by: officer._id, changes });
      return 1;
    });
  }
  return changed;
}

function canBeTold({ tells, state }: Reimbursement): boolean {
  return tells !== null && ['to-apply', 'applied', 'declined', 'due'].includes(state);
}
