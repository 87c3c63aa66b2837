import { type DuplicateEnd, duplicateKindNames } from '../../contract/duplicates';
import { sayDay } from '../../contract/calendar-day';
import { agentNames } from '../residents';
import type { Duplicate, Residence, Resident, RosterChange, Span } from '../schema';
import { type Fact, type OfResidents, always } from './holding';
import { most } from './subject';
import { day, nameOfIdentity, placeOf } from './words';

/** With who calls on him there. */
interface Listed extends Resident {
  readonly agent?: string;
}

/** On which offices' lists of residents somebody stands: the offices', so it stays until the list's time is over. */
export const onListsOfResidents: OfResidents<Listed> = {
  of: 'residents',
  heading: '经办机构名单上的住处',
  erasure: 'stays',
  find: async (cloud, { person }) => {
    if (person === null) return [];
    const lists = await cloud.db.find('residents', { filter: { personId: person._id }, limit: most });
    const agents = await agentNames(cloud, lists);
    return lists.map((one): Listed => {
      const agent = agents.get(one.agentId ?? '');
      return agent === undefined ? one : { ...one, agent };
    });
  },
  whole: always,
  facts: ({ agent = '没有写', before = [], expiresAt, since, updatedAt, ...residence }) => [
    ...residenceFacts(residence),
    ['上门提醒的代办员', agent],
    ...goneFacts(residence),
    ...before.flatMap(({ at, state }): readonly Fact[] =>
      state === null
        ? []
        : [[`${day(at)}以前写的`, `${placeOf(state.village)}，户号${householdWords(state)}`]],
    ),
    ['上名单', day(since)],
    ['最近改动', day(updatedAt)],
    ['保存到', day(expiresAt)],
  ],
};

function goneFacts({ goneFor }: Pick<Residence, 'goneFor'>): readonly Fact[] {
  return goneFor.map(({ year, on }) => ['名单的变化', `${sayDay(on)}起，${year}年度的全部名单上没有了`]);
}

function residenceFacts({
  village,
  household,
  isHead,
  phone,
  years,
}: Omit<Residence, 'goneFor'>): readonly Fact[] {
  return [
    ['住在', placeOf(village)],
    ['户号', `${householdWords({ household })}${isHead ? '，户主' : ''}`],
    ['联系电话', phone === null ? '没有' : `有一个，只用来提醒参保；来源：${phone.from}`],
    ['用于', `${years.join('、')}年度的参保动员`],
  ];
}

function householdWords({ household }: Pick<Residence, 'household'>): string {
  return household === '' ? '没有' : household;
}

/** How a case ended, to whom it is about. */
const endNames: Readonly<Record<DuplicateEnd, string>> = {
  stands: '名单没错',
  'kept-here': '留在这里参保',
  'not-so': '名单写错了',
  suspended: '居民医保待遇暂停',
  resumed: '居民医保待遇恢复',
  died: '登记去世，系统里停保',
  left: '已从一处名单去掉',
};

type LineWords = Pick<Duplicate, 'since' | 'where'> & {
  readonly [One in 'insuredAs' | 'school']?: string | undefined;
};

function lineFacts({ since, where, insuredAs, school }: LineWords): readonly Fact[] {
  return [
    ['从哪天起', since ?? '没有写'],
    ['在哪里', where === '' ? '没有写' : where],
    ...(insuredAs === undefined ? [] : [['按什么身份', insuredAs] as const]),
    ...(school === undefined ? [] : [['学校', school] as const]),
  ];
}

/** What an office's list says of another insurance of his. */
export const ofDuplicates: OfResidents<Duplicate> = {
  of: 'residents',
  heading: '重复参保的核对',
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('duplicates', { filter: { personId: person._id }, limit: most }),
  whole: always,
  facts: ({
    kind,
    year,
    since,
    where,
    insuredAs,
    school,
    besides = [],
    state,
    end,
    at,
    askedAt,
    expiresAt,
  }) => [
    ['什么', `${year}年度，${duplicateKindNames[kind]}`],
    ...lineFacts({ since, where, insuredAs, school }),
    ...besides.flatMap((one): readonly Fact[] => [['另一处的名单', '也写了他'], ...lineFacts(one)]),
    ['收到', day(at)],
    ['处理', endWords(state, end)],
    ...(askedAt === undefined ? [] : [['家里人申请恢复待遇', day(askedAt)] as const]),
    ['保存到', day(expiresAt)],
  ],
};

function endWords(state: Duplicate['state'], end: Duplicate['end']): string {
  const ended = end === null ? '' : `${day(end.at)} ${endNames[end.end]}：${end.note}`;
  return state === 'open' ? `还没有办结${ended === '' ? '' : `；上一次：${ended}`}` : ended;
}

function spansInWords(spans: readonly Span[]): string {
  const words = spans.map(({ since, until }) => `${since}起${until === undefined ? '' : `到${until}`}`);
  return words.join('、') || '没有';
}

/** What a month changed of what offices certified of him, for that month's list. */
export const ofMonthlyLists: OfResidents<RosterChange> = {
  of: 'residents',
  heading: '部门名单每月的变化',
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('roster-changes', { filter: { personId: person._id }, limit: most }),
  whole: always,
  facts: ({ month, code, region, before, after, expiresAt }) => [
    ['哪个月', month],
    ['身份', `${nameOfIdentity(code)}，${placeOf(region)}`],
    ['原来', spansInWords(before)],
    ['后来', spansInWords(after)],
    ['保存到', day(expiresAt)],
  ],
};
