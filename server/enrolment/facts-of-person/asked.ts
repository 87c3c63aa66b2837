import type { NoticeDocument } from '../../../policy';
import type { FactName } from '../../../policy/facts-of-person';
import type { PolicyInForce } from '../../policy-registry';

/** By the notices that apply, which are the same list as long as they are in force. */
const found = new WeakMap<readonly NoticeDocument[], readonly FactName[]>();

/** The facts of the person himself by which a notice of the place and year goes: nothing else is asked, taken or kept. */
export function askedFacts({ policy }: PolicyInForce, region: string, year: number): readonly FactName[] {
  const notices = policy.noticesAt(region, year);
  const known = found.get(notices);
  if (known !== undefined) return known;
  const { personal, history } = policy.questionsFor(region, year);
  const names = [...personal, ...history];
  found.set(notices, names);
  return names;
}
