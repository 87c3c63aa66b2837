import type { Supposed } from '../../policy/unknown-facts';
import { sayHistory } from './history-words';
import type { Span } from '../../policy/turning-days';
import type { PossibleCase } from '../../policy/possible-answers';
import { personalWord } from './personal-questions';
import { circumstanceName, gradeName } from '../../policy/names';
import { isOwn } from '../../policy/own-identities';
import { disabilityGrades } from '../../policy/fact-sheet';
import type { CircumstanceCode, IdentityCode } from '../../policy/fact-sheet';
import { addDays, sayDay } from '../words/days';
import type { IsoDay } from '../../policy/calendar';

type SupposedIdentity = Extract<Supposed, { about: 'identity' }>;
type Attributes = SupposedIdentity['attributes'];

/** Spans that follow each other without a gap are one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((one, other) => (one.to < other.to ? -1 : 1));
  return sorted.reduce<readonly Span[]>((all, span) => {
    const last = all[all.length - 1];
    if (last === undefined || span.from === null)
      return [...all.slice(0, -1), { ...(last ?? span), to: span.to }];
    if (span.from <= addDays(last.to, 1)) return [...all.slice(0, -1), { from: last.from, to: span.to }];
    return [...all, span];
  }, []);
}

/** `2024年1月1日起认定`; empty where it may be any day up to `today`. */
function sayWhen(spans: readonly Span[], verb: string, today: IsoDay): string {
  const parts = joined(spans).map(({ from, to }) => {
    if (from === null) return to >= today ? '' : `${sayDay(addDays(to, 1))}以前${verb}`;
    if (to >= today) return `${sayDay(from)}起${verb}`;
    return from === to ? `${sayDay(from)}${verb}` : `${sayDay(from)}到${sayDay(to)}${verb}`;
  });
  return parts.includes('') ? '' : parts.join('，或者');
}

const attributeWords: Readonly<Record<keyof Attributes, readonly [yes: string, no: string]>> = {
  dueToIllness: ['因病纳入监测', '不是因病纳入监测'],
  monitored: ['已纳入防返贫监测', '没有纳入防返贫监测'],
  disabilityGrade: ['残疾证是一级或二级', '残疾证是三级或四级'],
  lostWorkCapacity: ['丧失劳动能力', '没有丧失劳动能力'],
  student: ['是学生', '不是学生'],
};

function isYes(value: boolean | number | undefined): boolean {
  return typeof value === 'number' ? value <= 2 : value === true;
}

/** The attributes that bring somebody here; where any of them will do, one or the other. */
function sayAttributes(all: readonly Attributes[]): string {
  const names = Object.keys(all[0] ?? {}) as (keyof Attributes)[];
  const same = names.filter((name) => new Set(all.map((each) => isYes(each[name]))).size === 1);
  const sure = same.map((name) => attributeWords[name][isYes(all[0]?.[name]) ? 0 : 1]);
  const others = names.filter((name) => !same.includes(name));
  const combinations = new Set(all.map((each) => others.map((name) => isYes(each[name])).join())).size;
  if (combinations === 2 ** others.length) return sure.join('，');
  const least = Math.min(...all.map((each) => others.filter((name) => isYes(each[name])).length));
  const either = all
    .filter((each) => others.filter((name) => isYes(each[name])).length === least)
    .map((each) =>
      others
        .filter((name) => isYes(each[name]))
        .map((name) => attributeWords[name][0])
        .join('并且'),
    );
  return [...sure, [...new Set(either)].join('或者')].filter(Boolean).join('，');
}

function sayGrades(all: readonly Attributes[]): string {
  const grades = disabilityGrades.filter((grade) => all.some((each) => each.disabilityGrade === grade));
  if (grades.length === 0 || grades.length === 4) return '';
  return `残疾证是${grades.map(gradeName).join('或')}`;
}

/** Any grade may decide about an identity of a place's own, so they are named; with each set of the others where they differ. */
function sayWithGrades(all: readonly Attributes[]): string {
  const without = all.map(({ disabilityGrade: _, ...others }) => others);
  const same = grouped(all, ({ disabilityGrade: _, ...others }) => JSON.stringify(others));
  const grades = new Set([...same.values()].map(sayGrades));
  if (grades.size === 1) return [...grades, sayAttributes(without)].filter(Boolean).join('，');
  return [...same.values()]
    .map((each) => [sayGrades(each), sayAttributes(each.map(({ disabilityGrade: _, ...others }) => others))])
    .map((parts) => parts.filter(Boolean).join('并且'))
    .join('，或者');
}

function sayOf(all: readonly SupposedIdentity[]): string {
  const attributes = all.map((each) => each.attributes);
  return all.some(({ code }) => isOwn(code)) ? sayWithGrades(attributes) : sayAttributes(attributes);
}

function sayIfAll(all: readonly (boolean | null)[], yes: string, no: string): string {
  const [first] = all;
  return first === undefined || first === null || all.some((each) => each !== first) ? '' : first ? yes : no;
}

function qualifierOf(all: readonly SupposedIdentity[], today: IsoDay): string {
  const spans = all.flatMap(({ since }) => (since === null ? [] : [since]));
  return [
    spans.length === all.length ? sayWhen(spans, '认定', today) : '',
    sayOf(all),
    sayIfAll(
      all.map(({ elsewhere }) => elsewhere),
      '在别的地方认定',
      '在参保的地方认定',
    ),
    sayIfAll(
      all.map(({ ended }) => ended),
      '已经停了',
      '现在还有效',
    ),
  ]
    .filter(Boolean)
    .join('，');
}

function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Names of the same qualifier stand together: 低保对象、返贫致贫人口（2024年1月1日起认定）. */
function named(qualifierByName: readonly (readonly [name: string, qualifier: string])[]): readonly string[] {
  return [...grouped(qualifierByName, ([, qualifier]) => qualifier)].map(([qualifier, names]) => {
    const list = names.map(([name]) => name).join('、');
    return qualifier === '' ? list : `${list}（${qualifier}）`;
  });
}

/** Ways that come to the same, in words; each text one of them. */
export function sayAlternatives(all: readonly Supposed[], today: IsoDay): readonly string[] {
  const identities = all.filter((one) => one.about === 'identity');
  const events = all.filter((one) => one.about === 'circumstance');
  const births = all.flatMap((one) => (one.about === 'birth' ? [one.span] : []));
  const born = sayWhen(births, '出生', today);
  return [
    ...(born === '' ? [] : [born]),
    ...named(
      [...grouped(identities, ({ code }) => code)].map(([, ways]) => [
        ways[0]?.name ?? '',
        qualifierOf(ways, today),
      ]),
    ),
    ...named(
      [...grouped(events, ({ code }) => code)].map(([code, ways]) => [
        circumstanceName(code),
        sayWhen(
          ways.flatMap(({ on }) => (on === null ? [] : [on])),
          '的事',
          today,
        ),
      ]),
    ),
    ...all.flatMap((one) => (one.about === 'personal' ? [personalWord(one.fact, one.value)] : [])),
    ...sayHistory(all.filter((one) => one.about === 'history')),
    ...all.flatMap((one) => (one.about === 'tier' ? [`选${one.name}`] : [])),
    ...(all.some((one) => one.about === 'ltci') ? ['当地是长期护理保险试点'] : []),
  ];
}

/** What leads to an answer, a line each; empty where nothing out of the ordinary does. */
export function sayCases(cases: readonly PossibleCase[], today: IsoDay): readonly string[] {
  if (cases.some((one) => one.length === 0)) return [];
  const single = cases.filter((one) => one.length === 1).flat(2);
  const together = cases
    .filter((one) => one.length > 1)
    .map((one) => one.map((alternatives) => sayAlternatives(alternatives, today).join('、')).join('，同时'));
  return [...sayAlternatives(single, today), ...together];
}

/** The identities and events that may lead to an answer. */
export function codesOf(cases: readonly PossibleCase[]): readonly (IdentityCode | CircumstanceCode)[] {
  const codes = cases.flat(2).flatMap((one) => ('code' in one ? [one.code] : []));
  return [...new Set(codes)];
}
