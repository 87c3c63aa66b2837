import { versionId } from '../policy-registry';
import type { Documents } from '../platform';
import type { NoticeChange } from '../schema';

type Noted = Pick<NoticeChange, 'by' | 'year' | 'regions' | 'from'>;

/** Notes, in the step that makes it, a change after which people are told anew; the timer does it from its hour on. */
export function noteChange(tx: Documents, { by, year, regions, from }: Noted): Promise<void> {
  return tx.insert('notice-changes', {
    _id: `${versionId(by.notice, by.number)}-${by.kind}`,
    by,
    year,
    regions: [...new Set(regions)],
    from,
    regionAt: 0,
    cursor: '',
    told: 0,
    nextAt: from,
  });
}
