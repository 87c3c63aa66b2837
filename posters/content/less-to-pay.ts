import { type Fen, noFen } from '../../policy/money';
import type { Cite, Determination, FactSheet, Policy } from '../../policy';
import type { RuleDocument } from '../../policy';
import { ownIdentitiesOf } from '../../policy/own-identities';
import { type TypicalPerson, typicalPeople } from './typical-people';
import { type IsoDay, isoDay } from '../../policy/calendar';

/** Where and when a poster's typical people pay. */
export interface Place {
  readonly region: string;
  readonly year: number;
  readonly ltciPilot?: boolean;
}

/** In fen: what is paid at the counter or on the phone, and what of it remains in the end. */
export interface Amounts {
  readonly payFen: Fen;
  readonly netFen: Fen;
  readonly careFen: Fen;
}

export interface LessToPayRow {
  readonly names: readonly string[];
  readonly payFen: Fen;
  readonly netFen: Fen;
  /** What comes back later, where it isn't nothing, has to be applied for by somebody of the row. */
  readonly apply: boolean;
  /** An amount of it stands in a notice that is only a draft. */
  readonly draft: boolean;
}

export interface LessToPay {
  /** Who bears least, first. */
  readonly rows: readonly LessToPayRow[];
  /** The last day by which one must be recognised, where the notice sets one. */
  readonly recognisedBy: IsoDay | null;
  /** What the notice leaves to older rules, in its own file's words. */
  readonly elsewhere: readonly string[];
  readonly cites: readonly Cite[];
}

function rulesAt(policy: Policy, { region, year }: Place): readonly RuleDocument[] {
  return policy.noticesAt(region, year).flatMap(({ rules }) => rules);
}

/** The first day on which payments are taken; of a year without a window its first day. */
export function firstDay(policy: Policy, place: Place): IsoDay {
  const window = policy.noticesFor(place.region, place.year).flatMap((notice) => notice.window ?? [])[0];
  return window?.from ?? isoDay(`${place.year}-01-01`);
}

/** The sheet of somebody who pays on the first day. */
function sheetAt(policy: Policy, place: Place, person: TypicalPerson['sheet']): FactSheet {
  const { region, year, ltciPilot } = place;
  const pilot = ltciPilot === undefined ? {} : { ltciPilot };
  return { id: 'poster', region, year, payOn: firstDay(policy, place), ...pilot, ...person };
}

function amountsOf({ payFen, netFen, items }: Determination): Amounts {
  const care = items.find(({ kind }) => kind === 'ltci');
  return { payFen: payFen ?? noFen, netFen: netFen ?? noFen, careFen: care?.payFen ?? noFen };
}

/** A grown-up with no identity: the sheet of whom most readers are. */
export function ordinarySheet(policy: Policy, place: Place): FactSheet {
  return sheetAt(policy, place, { birthDate: isoDay(`${place.year - 40}-06-01`) });
}

export function ordinaryAnswer(
  policy: Policy,
  place: Place,
): {
  readonly amounts: Amounts;
  readonly coverage: Determination['coverage'];
  readonly noteCodes: readonly string[];
  readonly cites: readonly Cite[];
} {
  const answer = policy.determine(ordinarySheet(policy, place));
  return {
    amounts: amountsOf(answer),
    coverage: answer.coverage,
    noteCodes: answer.notes.map(({ code }) => code),
    cites: answer.cites,
  };
}

/** Who pays less, by what the engine answers for one of each kind; who pays as everybody does is left out. */
export function lessToPayAt(policy: Policy, place: Place): LessToPay {
  const rules = rulesAt(policy, place);
  const aids = rules.filter(({ kind }) => kind === 'subsidy' || kind === 'reimbursement');
  const everybody = amountsOf(policy.determine(ordinarySheet(policy, place)));
  const own = ownIdentitiesOf(policy.noticesAt(place.region, place.year));
  const answered = typicalPeople(aids, { ...place, own })
    .map((person) => ({ person, answer: policy.determine(sheetAt(policy, place, person.sheet)) }))
    .filter(({ answer }) => (answer.netFen ?? everybody.netFen) < everybody.netFen);
  return {
    rows: rowsOf(policy, answered, appliers(rules)),
    recognisedBy: lastRecognition(aids),
    elsewhere: rules
      .filter(({ kind }) => kind === 'remark')
      .map((rule) => rule as RuleDocument & { readonly note: string; readonly says: string })
      .filter(({ note }) => note === 'existing-policy')
      .map(({ says }) => says),
    cites: distinct(answered.flatMap(({ answer }) => answer.subsidies.map(citeOf))),
  };
}

function citeOf({ notice, clause }: Cite): Cite {
  return { notice, clause };
}

function distinct(cites: readonly Cite[]): readonly Cite[] {
  return [...new Map(cites.map((cite) => [`${cite.notice} ${cite.clause}`, cite])).values()];
}

function lastRecognition(aids: readonly RuleDocument[]): IsoDay | null {
  const days = aids.flatMap(
    (rule) => (rule as { readonly recognisedBy?: { readonly day: IsoDay } }).recognisedBy?.day ?? [],
  );
  return days.sort()[0] ?? null;
}

interface Answered {
  readonly person: TypicalPerson;
  readonly answer: Determination;
}

/** Identities of which some holders have to apply for what comes back: those on the list may have it by themselves. */
function appliers(rules: readonly RuleDocument[]): ReadonlySet<string> {
  const ways = rules.filter(({ kind }) => kind === 'claim-way') as unknown as readonly {
    readonly how: 'automatic' | 'apply';
    readonly identities: readonly string[];
  }[];
  return new Set(ways.filter(({ how }) => how === 'apply').flatMap(({ identities }) => identities));
}

function rowsOf(
  policy: Policy,
  answered: readonly Answered[],
  applying: ReadonlySet<string>,
): readonly LessToPayRow[] {
  const drafts = new Set(policy.documents.filter(({ draft }) => draft).map(({ id }) => id));
  const rows = new Map<string, Answered[]>();
  for (const one of answered) {
    const key = `${one.answer.netFen} ${one.answer.payFen}`;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows.values()]
    .map((same) => ({
      names: [...new Set(same.map(({ person }) => person.name))],
      payFen: same[0]?.answer.payFen ?? noFen,
      netFen: same[0]?.answer.netFen ?? noFen,
      apply: same.some(({ answer }) =>
        answer.subsidies.some(
          ({ timing, identity }) => timing === 'reimbursed' && identity !== null && applying.has(identity),
        ),
      ),
      draft: same.some(({ answer }) => answer.subsidies.some(({ notice }) => drafts.has(notice))),
    }))
    .sort((one, other) => one.payFen - other.payFen || one.netFen - other.netFen);
}
