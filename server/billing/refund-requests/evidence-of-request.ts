import { decidedAt } from './asking-again';
import { getRequest } from './stored-requests';
import type { EvidenceSubject, Standing } from '../../evidence';
import { type Cloud, refuse } from '../../platform';
import type { RefundRequest } from '../../schema';

/** A payer's own request, as pictures are given for it. What two officers granted nobody asked for. */
export function evidenceOfRequest(openId: string, id: string): EvidenceSubject {
  return {
    kind: 'refund',
    id,
    openId,
    requireOpen: async (tx) => {
      const { state } = requireOwnRequest(await getRequest(tx, id), openId);
      if (state !== 'requested') {
        throw refuse('REQUEST_DECIDED', '这次申请已经有结果，材料不能再改。请返回看办到哪一步。');
      }
    },
  };
}

/** Throws `NO_REQUEST`: the same for another's as for one that never was. */
export function requireOwnRequest(request: RefundRequest | null, openId: string): RefundRequest {
  if (request?.openId === openId && request.reason !== 'by-office') return request;
  throw refuse('NO_REQUEST', '没有找到这次退费申请，可能已经办完，请刷新后再看。');
}

/** For the timer: whether pictures of it may go. At most two round trips. */
export async function standingOfRequest(cloud: Cloud, id: string): Promise<Standing> {
  const request = await getRequest(cloud.db, id);
  if (request === null) return 'none';
  return request.state === 'requested' ? 'waits' : { overAt: decidedAt(request) };
}
