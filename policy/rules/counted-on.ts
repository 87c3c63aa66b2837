import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import { type Fen, lesserFen } from '../money';
import type { AidTarget } from './aid-target';
import { compileTier } from './prices';
import type { PriceRule } from './prices';
import type { SubsidyRule } from './ready-aid';

/** The price by which an aid is counted: of its target, or of the tier that the rule names, never above the person's own. */
export function countedBy(
  { countedOn }: SubsidyRule,
  scope: Scope,
  target: AidTarget,
): (person: Person, work: Work) => Fen {
  if (countedOn === undefined) return (_person, work) => target.priceOf(work);
  const premiums = scope.rulesOf<PriceRule & { readonly kind: 'premium' }>('premium');
  const find = compileTier(premiums, {
    scope,
    tier: countedOn,
    setter:
      ({ amountFen }) =>
      (_person, work) => {
        work.countedOnFen = amountFen;
      },
  });
  return (person, work) => {
    find(person, work);
    return lesserFen(work.countedOnFen, target.priceOf(work));
  };
}
