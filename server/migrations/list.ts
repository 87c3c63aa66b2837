import { refundRequests } from './0001-refund-requests';
import { orderFields } from './0002-order-fields';
import { mutualAidAccountRule } from './0003-mutual-aid-account-rule';
import { rosterImports } from './0004-roster-imports';
import { mutualAidImports } from './0005-mutual-aid-imports';
import { claimsOfRecords } from './0006-claims-of-records';
import { claimsOfPayers } from './0007-claims-of-payers';
import { noticeFormat2 } from './0008-notice-format-2';
import { noticeChains } from './0009-notice-chains';
import { openInOfRecords } from './0010-open-in';
import { recordsOfFormerCounties } from './0011-records-follow-places';
import { casesOfFormerCounties } from './0012-cases-follow-places';
import { insuredInOfRecords } from './0013-insured-in';
import { auditLog } from './0014-audit-log';
import { countAtOfRecords } from './0015-count-at';
import { tellOfRecords } from './0016-tell-of-records';
import { groupsOfRosters } from './0017-groups-of-rosters';
import { certifiedCounts } from './0018-certified-counts';
import { agentsOfResidents } from './0019-agents-of-residents';
import { claimedPartsOfRecords } from './0020-claimed-parts';
import { goneForOfResidents } from './0021-gone-for';
import type { Migration } from './migration';

/** Every change of what is stored since release 0.1, in order. A new one is added at the end; none is ever taken out. */
export const migrations: readonly Migration[] = [
  refundRequests,
  orderFields,
  mutualAidAccountRule,
  rosterImports,
  mutualAidImports,
  claimsOfRecords,
  claimsOfPayers,
  noticeFormat2,
  noticeChains,
  openInOfRecords,
  recordsOfFormerCounties,
  casesOfFormerCounties,
  insuredInOfRecords,
  auditLog,
  countAtOfRecords,
  tellOfRecords,
  groupsOfRosters,
  certifiedCounts,
  agentsOfResidents,
  claimedPartsOfRecords,
  goneForOfResidents,
];
