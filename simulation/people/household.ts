import { consentVersion, guardianConsentBelowAge } from '../../contract/claims';
import { ageOn } from '../../contract/calendar-day';
import type { Relation } from '../../contract/family';
import type { CertifiedIdentity } from '../../policy/fact-sheet';
import { type Fen, fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { Random } from '../kernel/random';
import type { Human } from './humans';
import { nextCounty, type Scenario } from './settings';

/** Someone with a phone, who pays for himself and others. */
export interface Payer {
  readonly openId: string;
  readonly human: Human;
  readonly family: readonly Member[];
  /** What his own mutual-aid account holds (fen); null where he has none. */
  readonly accountFen: Fen | null;
  /** Place of the bureau that keeps it: mostly, not always, where he is insured. */
  readonly accountAt: string;
  /** Agrees to be told of a change of the notice whenever he is asked. */
  readonly hears: boolean;
}

export interface Member {
  readonly human: Human;
  readonly relation: Relation;
}

/** Most are such as every notice lets an account pay for. */
const relations: readonly Relation[] = ['spouse', 'parent', 'parent', 'child', 'child', 'grandparent'];

/** Two to four payers whose families overlap, so that they get into each other's way. */
export function drawPayers(random: Random, humans: readonly Human[], scenario: Scenario): Payer[] {
  const count = Math.min(random.between(2, 4), humans.length);
  const balances =
    scenario === 'the bureau' ? [20_000, 50_000, 300_000, 300_000] : [8_000, 30_000, 50_000, 300_000];
  return humans.slice(0, count).map((human, index) => {
    const others = neighboursFirst(random, human, humans, scenario === 'the bureau' ? 1 : 0.7).slice(
      0,
      random.between(2, 5),
    );
    const openId = `payer-${index + 1}`;
    return {
      openId,
      human,
      family: [
        { human, relation: 'self' as const },
        ...others.map((other) => ({ human: other, relation: random.pick(relations) })),
      ],
      accountFen: human.place.mutualAid && random.chance(0.9) ? fen(random.pick(balances)) : null,
      accountAt: keeperOf(random.fork(`${openId} account`), human),
      hears: random.fork(`${openId} hears`).chance(0.7),
    };
  });
}

/** Who works in the next county has his account with the bureau there. */
function keeperOf(random: Random, { place: { region } }: Human): string {
  const next = nextCounty[region];
  return next !== undefined && random.chance(0.2) ? next : region;
}

/** Families live near each other, mostly: only there may an account pay. */
function neighboursFirst(
  random: Random,
  human: Human,
  humans: readonly Human[],
  likely: number,
): readonly Human[] {
  const others = random.shuffle(humans.filter((other) => other !== human));
  const near = others.filter(({ place }) => place.region === human.place.region && random.chance(likely));
  return [...near, ...others.filter((other) => !near.includes(other))];
}

export function certified(human: Human, codes: Human['confirmed']): CertifiedIdentity[] {
  return codes.map((code) => ({ code, since: human.recognisedOn, region: human.place.region }));
}

/** The request that adds a member to a payer's family. */
export function addRequest(payer: Payer, { human, relation }: Member, day: IsoDay, time = 1): object {
  const isChild = ageOn(human.birthDate, day) < guardianConsentBelowAge;
  return {
    requestId: `add-${payer.openId}-${human.index}-${time}`,
    person: human.entry,
    relation,
    region: human.place.region,
    claims: { identities: certified(human, human.claimed), circumstances: [] },
    consent: {
      version: consentVersion,
      by: isChild ? 'guardian' : relation === 'self' ? 'self' : 'on-behalf',
    },
  };
}
