import type { Determination } from './determination';
import { historyFacts } from './fact-sheet';
import type {
  CertifiedIdentity,
  CircumstanceCode,
  FactSheet,
  HistoryFact,
  IdentityAttribute,
  IdentityCode,
  IdentityFlag,
  PersonalFact,
} from './fact-sheet';
import { identityNameUnder } from './own-identities';
import type { NoticeDocument, RuleDocument } from './notice/document';
import { dayOf, formatDay, isoDay, type IsoDay } from './calendar';
import type { Asks, TiersAsked } from './rules/rule-kind';
import { ruleKinds } from './rules/rule-kinds';
import type { WindowRule } from './rules/window';

export interface IdentityAsked {
  readonly code: IdentityCode;
  /** As the place's notices call it. */
  readonly name: string;
  readonly attributes: readonly IdentityAttribute[];
  /** Whether a notice looks at where it was certified. */
  readonly placeDecides: boolean;
  /** The least age that every rule for it asks for; 0 where one asks for none. */
  readonly leastAge: number;
}

/** What has to be known of a person before the notices of a place can be applied to him. */
export interface Questions {
  readonly year: number;
  readonly birthDate: boolean;
  /** Facts of the person himself by which a notice sets something. */
  readonly personal: readonly PersonalFact[];
  /** What they go by of the years in which he was insured; whether he was last year stands first of any. */
  readonly history: readonly HistoryFact[];
  /** Whether somebody must say if the place is in the long-term care pilot: no notice knows. */
  readonly ltciPilot: boolean;
  /** The tiers among which he may choose; null where a notice leaves no choice. */
  readonly tiers: TiersAsked | null;
  readonly paidBefore: boolean;
  readonly identities: readonly IdentityAsked[];
  /** `dated`: a limit in time or the cover depends on the day. */
  readonly circumstances: readonly { readonly code: CircumstanceCode; readonly dated: boolean }[];
  /** The first day of the window: recognised before it is long ago. */
  readonly longBefore: IsoDay;
}

/** What a rule's file says of the groups it is for, as far as it is needed here. */
interface GroupInFile {
  readonly identities?: readonly IdentityCode[];
  readonly ageAtLeast?: number;
  readonly aidCertifiedElsewhere?: true;
}

function groupsOf(rule: RuleDocument): readonly GroupInFile[] {
  return (rule as { readonly who?: readonly GroupInFile[] }).who ?? [];
}

/** Rules by whose identities a notice asks where they were certified, and for what it asks. */
function kindsThatLook(rules: readonly RuleDocument[]): readonly string[] {
  const pays = rules.some(({ kind }) => kind === 'certified-here') ? ['reimbursement'] : [];
  const aids = rules.flatMap(groupsOf).some((group) => group.aidCertifiedElsewhere) ? ['subsidy'] : [];
  return [...pays, ...aids];
}

/** The identities whose place of certification a notice looks at. */
function placeDecides(notices: readonly NoticeDocument[]): ReadonlySet<IdentityCode> {
  const codes = notices.flatMap(({ rules }) => {
    const looking = kindsThatLook(rules);
    return rules
      .filter(({ kind }) => looking.includes(kind))
      .flatMap(groupsOf)
      .flatMap(({ identities }) => identities ?? []);
  });
  return new Set(codes);
}

function leastAgeFor(code: IdentityCode, rules: readonly RuleDocument[]): number {
  const ages = rules
    .flatMap(groupsOf)
    .filter(({ identities }) => identities?.includes(code))
    .map(({ ageAtLeast }) => ageAtLeast ?? 0);
  return ages.length === 0 ? 0 : Math.min(...ages);
}

/** Severe means grade 1 or 2 in every notice, so its grade is asked, whether a rule names it or not; a grade comes first. */
function attributesOf(code: IdentityCode, asked: ReadonlySet<string>): readonly IdentityAttribute[] {
  const others = [...asked].filter((attribute) => attribute !== 'disabilityGrade') as IdentityAttribute[];
  const hasGrade = code === 'severe-disability' || asked.has('disabilityGrade');
  return hasGrade ? ['disabilityGrade', ...others] : others;
}

/** Who was insured last year has missed none, and who wasn't has none on end: so that is asked before any number. */
function historyOf({ history }: Asks): readonly HistoryFact[] {
  const isAsked = (fact: HistoryFact): boolean =>
    history.has(fact) || fact === 'insuredLastYear' || (fact === 'missedYears' && history.has('repaidYears'));
  return history.size === 0 ? [] : historyFacts.filter(isAsked);
}

/** What the rules of these notices ask for, in the notices' own order, and nothing more. */
export function questionsOf(notices: readonly NoticeDocument[], year: number): Questions {
  const asks: Asks = {
    identities: new Map(),
    circumstances: new Map(),
    personal: new Set(),
    history: new Set(),
    tiers: null,
    birthDate: false,
    ltciPilot: false,
  };
  const rules = notices.flatMap((notice) => notice.rules);
  for (const rule of rules) ruleKinds.get(rule.kind)?.asks?.(rule, asks);
  const byPlace = placeDecides(notices);
  return {
    year,
    birthDate: asks.birthDate,
    personal: [...asks.personal],
    history: historyOf(asks),
    ltciPilot: asks.ltciPilot && !rules.some(({ kind }) => kind === 'care-premium-due'),
    tiers: asks.tiers,
    paidBefore: notices.length > 0,
    identities: [...asks.identities].map(([code, attributes]) => ({
      code,
      name: identityNameUnder(notices, code),
      attributes: attributesOf(code, attributes),
      placeDecides: byPlace.has(code),
      leastAge: leastAgeFor(code, rules),
    })),
    circumstances: [...asks.circumstances].map(([code, dated]) => ({ code, dated })),
    longBefore: windowsOf(notices)[0]?.from ?? formatDay(dayOf(year, 1, 1)),
  };
}

/** The windows of notices, whosever they are, the earliest first. */
function windowsOf(notices: readonly NoticeDocument[]): readonly WindowRule[] {
  return notices
    .flatMap(({ rules }) => rules)
    .filter((rule): rule is WindowRule => rule.kind === 'window')
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** Days on which an answer is of another kind: in the window, on its last day, after it, at the year's end. */
function sampleDays({ payOn, year }: FactSheet, notices: readonly NoticeDocument[]): readonly IsoDay[] {
  const inYear = [isoDay(`${year}-01-15`), isoDay(`${year}-10-15`)];
  return [...new Set([payOn, ...windowsOf(notices).map(({ to }) => to), ...inYear])];
}

function moneyAndCover({ status, payFen, netFen, coverage }: Determination): string {
  return JSON.stringify([status, payFen, netFen, coverage]);
}

/** Whether yes and no to an attribute of an identity give answers that differ, as far as the person is known by now. */
export function attributeDecides(
  { sheet, notices }: { readonly sheet: FactSheet; readonly notices: readonly NoticeDocument[] },
  identity: CertifiedIdentity,
  attribute: IdentityFlag,
  determine: (sheet: FactSheet) => Determination,
): boolean {
  return sampleDays(sheet, notices).some((payOn) => {
    const [yes, no] = [true, false].map((is) =>
      moneyAndCover(determine({ ...sheet, payOn, identities: [{ ...identity, [attribute]: is }] })),
    );
    return yes !== no;
  });
}
