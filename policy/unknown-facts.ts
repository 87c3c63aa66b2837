import { disabilityGrades, identityAttributes, sexes } from './fact-sheet';
import type {
  CertifiedIdentity,
  CircumstanceCode,
  DisabilityGrade,
  FactSheet,
  HistoryFact,
  IdentityAttribute,
  IdentityCode,
  PersonalFact,
} from './fact-sheet';
import { waysOfHistory } from './unknown-history';
import type { SupposedHistory } from './unknown-history';
import { canApply } from './plausible-ages';
import { identityNameUnder, isOwn } from './own-identities';
import type { IdentityAsked } from './questions';
import type { Setting } from './setting';
import { liesIn } from './region-names';
import { dayIn, spansOfBirth, spansOfEvent, spansOfRecognition } from './turning-days';
import type { LookedAt, Span } from './turning-days';
import type { IsoDay } from './calendar';

/** What may not be known of an identity that somebody holds. */
export type IdentityDetail = 'since' | 'until' | 'region' | IdentityAttribute;

/** An identity of which something isn't known; that stands in `unknown`, not among its facts. */
export interface PartlyKnownIdentity extends Partial<CertifiedIdentity> {
  readonly code: IdentityCode;
  readonly unknown: readonly IdentityDetail[];
}

/** What isn't known of a person, besides what his fact sheet says. */
export interface UnknownFacts {
  readonly birthDate?: boolean;
  /** Whether he holds any identity. */
  readonly anyIdentity?: boolean;
  /** Whether anything of what notices know has happened to him. */
  readonly anyCircumstance?: boolean;
  readonly ltciPilot?: boolean;
  /** Which tier he would choose. */
  readonly tier?: boolean;
  readonly personal?: readonly PersonalFact[];
  /** Of the years in which he was insured. */
  readonly history?: readonly HistoryFact[];
  readonly identities: readonly PartlyKnownIdentity[];
  /** Events of which only the day isn't known. */
  readonly circumstances: readonly CircumstanceCode[];
}

/** What is taken to be so in one case, for people to read. */
export type Supposed =
  | { readonly about: 'birth'; readonly span: Span }
  | {
      readonly about: 'identity';
      readonly code: IdentityCode;
      /** As the place's notices call it. */
      readonly name: string;
      /** Null where the day is known. */
      readonly since: Span | null;
      readonly ended: boolean | null;
      readonly elsewhere: boolean | null;
      readonly attributes: Pick<CertifiedIdentity, IdentityAttribute>;
    }
  | { readonly about: 'circumstance'; readonly code: CircumstanceCode; readonly on: Span | null }
  | { readonly about: 'personal'; readonly fact: PersonalFact; readonly value: boolean | string }
  | SupposedHistory
  | { readonly about: 'tier'; readonly name: string }
  | { readonly about: 'ltci' };

/** One way in which something unknown could be. `supposed` is null for the ordinary way, which needs no words. */
export interface Way {
  readonly supposed: Supposed | null;
  apply(sheet: FactSheet): FactSheet;
}

type Values = Pick<CertifiedIdentity, IdentityAttribute>;

function asItIs(sheet: FactSheet): FactSheet {
  return sheet;
}
const ordinary: Way = { supposed: null, apply: asItIs };

function lookedAt({ sheet }: Setting): LookedAt {
  return sheet.paidBefore === undefined
    ? { payOn: sheet.payOn }
    : { payOn: sheet.payOn, paidOn: sheet.paidBefore.on };
}

/** A grown-up of an age to which no rule is tied. */
const ordinaryAge = 40;

function waysOfBirth(setting: Setting): readonly Way[] {
  const grownUp = `${Number(setting.sheet.payOn.slice(0, 4)) - ordinaryAge}-06-15`;
  return spansOfBirth(setting.notices, lookedAt(setting)).map((span) => {
    const isOrdinary = (span.from ?? '') <= grownUp && grownUp <= span.to;
    return {
      supposed: isOrdinary ? null : { about: 'birth', span },
      apply: (sheet) => ({ ...sheet, birthDate: dayIn(span) }),
    };
  });
}

/** A place that is not the one of insurance, nor in it, nor around it. */
function otherPlace(region: string): string {
  return liesIn(region, '110000') ? '120000' : '110000';
}

/** Severe or not is all that a grade decides but of an identity of a place's own. */
function gradesOf(code: IdentityCode): readonly DisabilityGrade[] {
  return isOwn(code) ? disabilityGrades : [2, 3];
}

function valuesOf(code: IdentityCode, attributes: readonly IdentityAttribute[]): readonly Values[] {
  return attributes.reduce<readonly Values[]>(
    (all, attribute) =>
      all.flatMap((values) =>
        (attribute === 'disabilityGrade' ? gradesOf(code) : [false, true]).map((value) => ({
          ...values,
          [attribute]: value,
        })),
      ),
    [{}],
  );
}

function isAttribute(detail: IdentityDetail): detail is IdentityAttribute {
  return identityAttributes.some((attribute) => attribute === detail);
}

/** The last days that an identity recognised on `since` could have had, by the rules' days; undefined: it has none. */
function endsAfter(since: IsoDay, spans: readonly Span[], payOn: IsoDay): readonly (IsoDay | undefined)[] {
  return [undefined, ...spans.map(dayIn).filter((day) => day >= since && day < payOn)];
}

function withIdentity(sheet: FactSheet, identity: CertifiedIdentity): FactSheet {
  return { ...sheet, identities: [...(sheet.identities ?? []), identity] };
}

/** Every way an identity could be of which `unknown` isn't known. */
function waysOfIdentity({ unknown, ...known }: PartlyKnownIdentity, setting: Setting): readonly Way[] {
  const { sheet, notices } = setting;
  const spans = spansOfRecognition(notices, lookedAt(setting));
  const sinces = unknown.includes('since')
    ? spans.map((span) => ({ span, day: dayIn(span) }))
    : [{ span: null, day: known.since ?? sheet.payOn }];
  const name = identityNameUnder(notices, known.code);
  const places = unknown.includes('region') ? [undefined, otherPlace(sheet.region)] : [known.region];
  return sinces.flatMap(({ span, day }) => {
    const untils = unknown.includes('until') ? endsAfter(day, spans, sheet.payOn) : [known.until];
    return untils.flatMap((until) =>
      places.flatMap((region) =>
        valuesOf(known.code, unknown.filter(isAttribute)).map((values): Way => {
          const identity: CertifiedIdentity = {
            ...known,
            since: day,
            ...(until === undefined ? {} : { until }),
            ...(region === undefined ? {} : { region }),
            ...values,
          };
          return {
            supposed: {
              about: 'identity',
              code: known.code,
              name,
              since: span,
              ended: unknown.includes('until') ? until !== undefined : null,
              elsewhere: unknown.includes('region') ? region !== undefined : null,
              attributes: values,
            },
            apply: (before) => withIdentity(before, identity),
          };
        }),
      ),
    );
  });
}

function detailsOf(
  { attributes: asked, placeDecides }: IdentityAsked,
  insured: boolean,
): readonly IdentityDetail[] {
  return [
    'since',
    ...(insured ? (['until'] as const) : []),
    ...(placeDecides ? (['region'] as const) : []),
    ...asked,
  ];
}

/**
 * None, or any one of those that the notices know. Of several the best counts, so no answer is left out but what
 * asks for two at once (`holdsAll`): who knows of none is not told of it. */
function waysOfAnyIdentity(setting: Setting): readonly Way[] {
  const { questions, sheet } = setting;
  const held = new Set((sheet.identities ?? []).map(({ code }) => code));
  const possible = questions.identities.filter(
    ({ code, leastAge }) => !held.has(code) && applies(code, setting, leastAge),
  );
  const insured = sheet.paidBefore !== undefined;
  return [ordinary, ...possible.flatMap((asked) => waysOfIdentity(anyOf(asked, insured), setting))];
}

/** Any identity under a code, of which nothing is known. A severe disability of grade 3 or 4 is none: like no identity. */
function anyOf(asked: IdentityAsked, insured: boolean): PartlyKnownIdentity {
  const { code } = asked;
  const details = detailsOf(asked, insured);
  if (code !== 'severe-disability') return { code, unknown: details };
  return { code, disabilityGrade: 2, unknown: details.filter((detail) => detail !== 'disabilityGrade') };
}

function applies(
  code: IdentityCode | CircumstanceCode,
  { sheet, questions }: Setting,
  leastAge = 0,
): boolean {
  const { birthDate, payOn } = sheet;
  return birthDate === undefined || canApply(code, { birthDate, payOn, year: questions.year, leastAge });
}

function waysOfDay(code: CircumstanceCode, setting: Setting): readonly Way[] {
  return spansOfEvent(setting.notices, lookedAt(setting)).map((span) => ({
    supposed: { about: 'circumstance', code, on: span },
    apply: (sheet) => ({
      ...sheet,
      circumstances: [...(sheet.circumstances ?? []), { code, on: dayIn(span) }],
    }),
  }));
}

function waysOfAnyCircumstance(setting: Setting): readonly Way[] {
  const { questions } = setting;
  const possible = questions.circumstances.filter(({ code }) => applies(code, setting));
  return [
    ordinary,
    ...possible.flatMap(({ code, dated }): readonly Way[] =>
      dated
        ? waysOfDay(code, setting)
        : [
            {
              supposed: { about: 'circumstance', code, on: null },
              apply: (sheet) => ({ ...sheet, circumstances: [...(sheet.circumstances ?? []), { code }] }),
            },
          ],
    ),
  ];
}

const pilotOrNot: readonly Way[] = [
  { supposed: null, apply: (sheet) => ({ ...sheet, ltciPilot: false }) },
  { supposed: { about: 'ltci' }, apply: (sheet) => ({ ...sheet, ltciPilot: true }) },
];

/** Each tier that he could choose. None is the ordinary one: each is said by its name. */
function waysOfTier({ questions: { tiers: asked } }: Setting): readonly Way[] {
  if (asked === null) return [ordinary];
  return asked.tiers.map(({ code, name }) => ({
    supposed: { about: 'tier', name },
    apply: (sheet) => ({ ...sheet, tier: code }),
  }));
}

/** A fact of the person himself as it could be. Neither way is the ordinary one. */
function waysOfPersonal(fact: PersonalFact): readonly Way[] {
  const values = fact === 'sex' ? sexes : [true, false];
  return values.map((value) => ({
    supposed: { about: 'personal', fact, value },
    apply: (sheet) => ({ ...sheet, [fact]: value }),
  }));
}

/** For each thing that isn't known, the ways in which it could be; the ordinary one first where there is one. */
export function waysOf(unknown: UnknownFacts, setting: Setting): readonly (readonly Way[])[] {
  const open = [
    ...(unknown.birthDate ? [waysOfBirth(setting)] : []),
    ...unknown.identities.map((identity) => waysOfIdentity(identity, setting)),
    ...(unknown.anyIdentity ? [waysOfAnyIdentity(setting)] : []),
    ...unknown.circumstances.map((code) => waysOfDay(code, setting)),
    ...(unknown.anyCircumstance ? [waysOfAnyCircumstance(setting)] : []),
    ...(unknown.personal ?? []).map(waysOfPersonal),
    ...waysOfHistory(unknown.history ?? [], setting),
    ...(unknown.tier ? [waysOfTier(setting)] : []),
    ...(unknown.ltciPilot ? [pilotOrNot] : []),
  ];
  return open.map((ways) =>
    [...ways].sort((one, other) => Number(one.supposed !== null) - Number(other.supposed !== null)),
  );
}
