import type { ApplicantRelation, ReimbursementApplication } from '../../../../contract/reimbursements';
import { relationNames } from '../../../../contract/relation-names';

/** What is typed; in memory alone, for it holds an account's number. */
export interface Typed {
  readonly relation: ApplicantRelation | null;
  readonly applicant: string;
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
}

export const nothingTyped: Typed = { relation: null, applicant: '', holder: '', bank: '', number: '' };

/** Direct relatives, who may apply for one who died (Jilin city 5.2). */
const relatives = ['spouse', 'parent', 'child', 'grandparent', 'grandchild'] as const;

const ofRelatives = relatives.map((value) => ({
  value,
  label: `本人已去世，我是他的${relationNames[value]}`,
  id: `relation-${value}`,
}));

/** Who may apply: himself too, but for money that comes unasked. */
export function relationChoices(relativesOnly: boolean) {
  const self = { value: 'self', label: '本人健在，发给本人', id: 'relation-self' } as const;
  return relativesOnly ? ofRelatives : [self, ...ofRelatives];
}

/** Null as long as nobody said who applies. */
export function applicationOf({
  relation,
  applicant,
  holder,
  bank,
  number,
}: Typed): ReimbursementApplication | null {
  const account = { holder, bank, number };
  if (relation === null) return null;
  return relation === 'self' ? { relation, account } : { relation, applicant, account };
}
