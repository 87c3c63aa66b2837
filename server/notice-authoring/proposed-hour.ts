import type { NoticeDraft } from '../schema';

/** Why a proposal can't be agreed to any more; null where its hour is still to come, or none was set. */
export function whyTooLate({ proposal }: Pick<NoticeDraft, 'proposal'>, now: number): string | null {
  const from = proposal?.inForceFrom ?? null;
  return from !== null && from <= now
    ? '定的生效时间已经过了，没有发布。请提出的人重新定时间，再提出一次。'
    : null;
}
