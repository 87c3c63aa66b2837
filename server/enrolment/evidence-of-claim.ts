import { type EvidenceSubject, type Standing, evidenceId } from '../evidence';
import { type Cloud, refuse } from '../platform';
import type { Application, EnrolmentRecord, Evidence } from '../schema';
import { currentApplication } from './apply';

/** The payer's own claim of a record, as pictures and a telephone number are given for it. */
export function evidenceOfClaim(openId: string, recordId: string): EvidenceSubject {
  return {
    kind: 'claim',
    id: claimKey(recordId, openId),
    openId,
    requireOpen: async (tx) => {
      const record = await tx.get('records', recordId);
      const own = record === null ? null : currentApplication(record, openId);
      if (record === null || own === null) {
        throw refuse('NO_REQUEST', '没有找到这份申报，请回到“我的记录”重新选择。');
      }
      if (!waits(record, own)) {
        throw refuse('REQUEST_DECIDED', '这份申报已经有结果，材料不能再改。请返回看办到哪一步。');
      }
    },
  };
}

/** The `_id` of what was given for a claim. */
export function claimEvidenceId(recordId: string, openId: string): string {
  return evidenceId({ kind: 'claim', id: claimKey(recordId, openId) });
}

/** Each payer claims for himself. */
function claimKey(recordId: string, openId: string): string {
  return `${recordId}-${openId}`;
}

function waits({ state }: EnrolmentRecord, application: Application): boolean {
  return state !== 'insured' && application.state === 'awaiting-confirmation';
}

/** For the timer: whether what was given for a claim may go. One round trip. */
export async function standingOfClaim(cloud: Cloud, { about, openId }: Evidence): Promise<Standing> {
  const record = await cloud.db.get('records', about.slice(0, -(openId.length + 1)));
  if (record === null) return 'none';
  const own = currentApplication(record, openId);
  if (own === null) return record.state === 'insured' ? 'over' : 'none';
  return waits(record, own) ? 'waits' : 'over';
}
