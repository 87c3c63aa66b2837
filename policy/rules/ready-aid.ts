import type { Fund, Subsidy } from '../determination';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import type { Scope } from '../engine/scope';
import type { Aid } from '../engine/claim';
import type { RuleDocument } from '../notice/document';
import type { Group } from './group';
import { type Fen, lesserFen, percentOf } from '../money';
import type { IsoDay } from '../calendar';

type Amount =
  | { readonly method: 'full' }
  | { readonly method: 'fixed'; readonly amountFen: Fen }
  | { readonly method: 'percent'; readonly percent: number; readonly statedFen?: Fen };

export interface SubsidyRule extends RuleDocument {
  readonly kind: 'subsidy';
  readonly who: readonly Group[];
  /** Whom the aid is for, in words, where a group names neither identities nor circumstances: 60周岁以上老人. */
  readonly holder?: string;
  /** What it is taken from; without it the premium. */
  readonly of?: 'premium' | 'care-premium';
  /** It comes on top of the best of the others, up to the whole price. */
  readonly adds?: true;
  /** The tier by whose premium it is counted; without it by the person's own. Never more than his own. */
  readonly countedOn?: string;
  readonly gives: Amount;
  readonly fund: Fund;
  /** Recognised after this day the aid isn't due; `why` says what is instead. */
  readonly recognisedBy?: { readonly day: IsoDay; readonly clause: string; readonly why: string };
}

/** By what an aid is due; null where by what the person is, and no identity. */
export type Holder = IdentityCode | CircumstanceCode | null;

/** What the rule gives of a price, in fen, never more than the price. */
function aidOf(gives: Amount, priceFen: Fen): Fen {
  if (gives.method === 'full') return priceFen;
  if (gives.method === 'fixed') return lesserFen(gives.amountFen, priceFen);
  return percentOf(priceFen, gives.percent);
}

/** One ready aid for each identity or event of the rule and each price that comes up. */
export function aidMaker(rule: SubsidyRule, scope: Scope): (holder: Holder, priceFen: Fen) => Aid {
  const made = new Map<Holder, Aid[]>();
  const cites = [scope.cite(rule.clause)];
  const holders = rule.who.flatMap(({ identities, circumstances }): readonly Holder[] =>
    identities === undefined && circumstances === undefined
      ? [null]
      : [...(identities ?? []), ...(circumstances ?? [])],
  );
  const firstPlace = scope.tables.takePlaces(holders.length);
  return (holder, priceFen) => {
    const amountFen = aidOf(rule.gives, priceFen);
    const ofHolder = made.get(holder) ?? [];
    const known = ofHolder.find((one) => one.amountFen === amountFen);
    if (known !== undefined) return known;
    const subsidy: Subsidy = Object.freeze({
      ...scope.holderOf(holder, rule.holder),
      ...(rule.of === 'care-premium' ? { of: rule.of } : {}),
      method: rule.gives.method,
      amountFen,
      timing: 'deducted',
      fund: rule.fund,
      notice: scope.notice.id,
      clause: rule.clause,
    });
    scope.tables.aids += 1;
    const place = firstPlace + holders.indexOf(holder);
    const aid: Aid = { index: scope.tables.aids, rule, place, amountFen, subsidy, cites };
    made.set(holder, [...ofHolder, aid]);
    return aid;
  };
}
