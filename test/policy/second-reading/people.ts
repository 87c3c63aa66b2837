// Random people, thickest where the papers draw their lines.

import { addDays, addMonths, monthLength, monthOf, yearOf, dayOfMonth } from './days';
import {
  REGIONS,
  CERTIFIED,
  ALL_IDENTITIES,
  TELLING_IDENTITIES,
  ALL_CIRCUMSTANCES,
  BOUNDARIES,
  EVENT_AGES,
  AMOUNTS,
} from './telling';
import type { Place } from './telling';
import type { Circumstance, Day, FactSheet, Fen, Identity, IdentityCode } from './types';

type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomPerson(random: Random): FactSheet {
  const place = pickPlace(random);
  const payOn = pickPayDay(random);
  const facts: FactSheet = {
    id: `p${below(random, 1000000000)}`,
    region: pick(random, REGIONS[place]),
    year: pickYear(random),
    payOn,
  };
  const pilot = random();
  if (pilot < 0.3) {
    facts.ltciPilot = true;
  } else if (pilot < 0.6) {
    facts.ltciPilot = false;
  }
  const identities = pickIdentities(random, place, facts);
  if (identities !== null) {
    facts.identities = identities;
  }
  const circumstances = pickCircumstances(random, payOn);
  if (circumstances !== null) {
    facts.circumstances = circumstances;
  }
  const birthDate = pickBirthDate(random, payOn, identities ?? []);
  if (birthDate !== null) {
    facts.birthDate = birthDate;
  }
  if (random() < 0.33) {
    const on = pickPaidDay(random, payOn);
    // Nobody pays for a child before it is born.
    const paidOn = birthDate !== null && birthDate <= payOn && on < birthDate ? birthDate : on;
    facts.paidBefore = { on: paidOn, amountFen: pickAmount(random) };
  }
  return facts;
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function between(random: Random, least: number, most: number): number {
  return least + below(random, most - least + 1);
}

function pick<Choice>(random: Random, choices: readonly Choice[]): Choice {
  return choices[below(random, choices.length)] as Choice;
}

function pickPlace(random: Random): Place {
  const throwOf = random();
  if (throwOf < 0.15) return 'jilin';
  if (throwOf < 0.42) return 'jilin-city';
  if (throwOf < 0.54) return 'jincheng';
  if (throwOf < 0.74) return 'hunan';
  if (throwOf < 0.97) return 'ruizhou';
  return 'elsewhere';
}

function pickYear(random: Random): number {
  const throwOf = random();
  if (throwOf < 0.98) return 2024;
  return throwOf < 0.99 ? 2023 : 2025;
}

function pickPayDay(random: Random): Day {
  const throwOf = random();
  if (throwOf < 0.45) {
    return addDays(pick(random, BOUNDARIES), between(random, -2, 2));
  }
  if (throwOf < 0.65) {
    return addDays('2023-08-25', below(random, 135));
  }
  if (throwOf < 0.95) {
    return addDays('2024-01-01', below(random, 366));
  }
  return addDays('2025-01-01', below(random, 90));
}

function pickIdentities(random: Random, place: Place, facts: FactSheet): Identity[] | null {
  const throwOf = random();
  if (throwOf < 0.15) {
    return null;
  }
  const count = throwOf < 0.2 ? 0 : throwOf < 0.6 ? 1 : throwOf < 0.87 ? 2 : 3;
  const identities: Identity[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const last = identities[identities.length - 1];
    const again = last !== undefined && random() < 0.2;
    const code = again
      ? last.code
      : random() < 0.65
        ? pick(random, TELLING_IDENTITIES[place])
        : pick(random, ALL_IDENTITIES);
    identities.push(makeIdentity(random, code, place, facts));
  }
  return identities;
}

function makeIdentity(random: Random, code: IdentityCode, place: Place, facts: FactSheet): Identity {
  const identity: Identity = { code, since: pickSince(random, facts.payOn) };
  const until = pickUntil(random, facts.payOn);
  if (until !== null && until >= identity.since) {
    identity.until = until;
  }
  const where = random();
  if (where < 0.25) {
    identity.region = facts.region;
  } else if (where < 0.5) {
    identity.region = pick(random, CERTIFIED[place]);
  }
  if (code === 'poverty-prone-margin' || code === 'sudden-hardship') {
    const dueToIllness = maybe(random);
    if (dueToIllness !== null) {
      identity.dueToIllness = dueToIllness;
    }
  }
  if (code === 'de-facto-unattended-child') {
    const monitored = maybe(random);
    if (monitored !== null) {
      identity.monitored = monitored;
    }
  }
  if (code === 'severe-disability') {
    const grade = random();
    if (grade < 0.35) {
      identity.disabilityGrade = 1;
    } else if (grade < 0.65) {
      identity.disabilityGrade = 2;
    } else if (grade < 0.75) {
      identity.disabilityGrade = 3;
    } else if (grade < 0.82) {
      identity.disabilityGrade = 4;
    }
    const lostWorkCapacity = maybe(random);
    if (lostWorkCapacity !== null) {
      identity.lostWorkCapacity = lostWorkCapacity;
    }
    const student = maybe(random);
    if (student !== null) {
      identity.student = student;
    }
  }
  return identity;
}

// Missing in a quarter.
function maybe(random: Random): boolean | null {
  const throwOf = random();
  if (throwOf < 0.25) return null;
  return throwOf < 0.65;
}

function pickSince(random: Random, payOn: Day): Day {
  const throwOf = random();
  if (throwOf < 0.35) return '2022-06-01';
  if (throwOf < 0.55) return addDays(payOn, between(random, -3, 2));
  if (throwOf < 0.7) return addDays(pick(random, ['2024-01-01', '2023-12-31']), between(random, -1, 1));
  if (throwOf < 0.85) return addDays(pick(random, BOUNDARIES), between(random, -1, 1));
  return addDays('2023-06-01', below(random, 600));
}

function pickUntil(random: Random, payOn: Day): Day | null {
  const throwOf = random();
  if (throwOf < 0.65) return null;
  if (throwOf < 0.78) return addDays(payOn, between(random, -2, 2));
  if (throwOf < 0.9) return addDays('2024-01-01', between(random, -2, 2));
  if (throwOf < 0.95) return addDays(pick(random, BOUNDARIES), between(random, -1, 1));
  return addDays(payOn, between(random, -100, 300));
}

function pickCircumstances(random: Random, payOn: Day): Circumstance[] | null {
  const throwOf = random();
  if (throwOf < 0.3) {
    return null;
  }
  const count = throwOf < 0.35 ? 0 : throwOf < 0.75 ? 1 : throwOf < 0.92 ? 2 : 3;
  const circumstances: Circumstance[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const last = circumstances[circumstances.length - 1];
    const code = last !== undefined && random() < 0.25 ? last.code : pick(random, ALL_CIRCUMSTANCES);
    const on = pickEventDay(random, payOn);
    circumstances.push(on === null ? { code } : { code, on });
  }
  return circumstances;
}

function pickEventDay(random: Random, payOn: Day): Day | null {
  const throwOf = random();
  if (throwOf < 0.18) return null;
  if (throwOf < 0.55) return addDays(payOn, -pick(random, EVENT_AGES));
  if (throwOf < 0.75) return addDays(addMonths(payOn, -3), between(random, -1, 1));
  if (throwOf < 0.82) return addDays(payOn, between(random, 1, 40));
  if (throwOf < 0.9) return addDays(pick(random, BOUNDARIES), between(random, -1, 1));
  return addDays(payOn, -below(random, 300));
}

// So many years earlier, 29 February clipped.
function yearsBefore(day: Day, years: number): Day {
  const year = yearOf(day) - years;
  const month = monthOf(day);
  const date = Math.min(dayOfMonth(day), monthLength(year, month));
  return `${year}${day.slice(4, 8)}${date < 10 ? '0' : ''}${date}`;
}

function pickBirthDate(random: Random, payOn: Day, identities: readonly Identity[]): Day | null {
  if (identities.some((identity) => identity.code === 'martyr-child') && random() < 0.6) {
    return addDays(yearsBefore(payOn, 60), between(random, -60, 2));
  }
  const throwOf = random();
  if (throwOf < 0.4) return null;
  if (throwOf < 0.52) return addDays(payOn, -pick(random, EVENT_AGES));
  if (throwOf < 0.57) {
    const birthDate = addDays('2024-01-01', between(random, -95, 3));
    return birthDate <= payOn ? birthDate : null;
  }
  if (throwOf < 0.75) return addDays(yearsBefore(payOn, 18), between(random, -2, 2));
  if (throwOf < 0.8) return addDays(yearsBefore(payOn, 60), between(random, -2, 2));
  return addDays(yearsBefore(payOn, between(random, 1, 90)), -below(random, 365));
}

function pickPaidDay(random: Random, payOn: Day): Day {
  const throwOf = random();
  if (throwOf < 0.25) return addDays(payOn, -between(random, 0, 3));
  if (throwOf < 0.28) return addDays(payOn, 1);
  let day: Day;
  if (throwOf < 0.6) {
    day = addDays(pick(random, BOUNDARIES), between(random, -1, 1));
  } else if (throwOf < 0.8) {
    day = addDays('2023-10-01', below(random, 92));
  } else {
    day = addDays(payOn, -below(random, 200));
  }
  return day <= payOn ? day : addDays(payOn, -between(random, 0, 90));
}

function pickAmount(random: Random): Fen {
  return random() < 0.9 ? pick(random, AMOUNTS) : below(random, 60000);
}
