import type { ResidentActions } from '../../contract/resident';
import type { ActionTable } from '../dispatch';
import { familyActions } from './family-actions';
import { noticeActions } from './notice-actions';
import { personActions } from './person-actions';
import { recordActions } from './record-actions';

/** Everything a resident can ask of the office, but for the orders. */
export const residentActions: ActionTable<ResidentActions> = {
  ...recordActions,
  ...personActions,
  ...familyActions,
  ...noticeActions,
};
