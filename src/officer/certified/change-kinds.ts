import type { RosterChangeKind } from '../../../contract/monthly-lists';

export const kindNames: Readonly<Record<RosterChangeKind, string>> = {
  new: '新增',
  ended: '终止',
  withdrawn: '撤销',
  changed: '变更',
};
