import { refundRequests } from './0001-refund-requests';
import { orderFields } from './0002-order-fields';
import { claimsOfRecords } from './0003-claims-of-records';
import { claimsOfPayers } from './0004-claims-of-payers';
import type { Migration } from './migration';

/** Every change of what is stored since release 0.1, in order. A new one is added at the end; none is ever taken out. */
export const migrations: readonly Migration[] = [
  refundRequests,
  orderFields,
  claimsOfRecords,
  claimsOfPayers,
];
