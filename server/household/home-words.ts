import { sayDay } from '../../contract/calendar-day';
import type { HomePerson, HomeYear } from '../../contract/home';
import { type PayUntil, sayPayUntil } from '../../contract/pay-until';
import type { RecordState, RecordStatus } from '../../contract/record-view';
import { noFen, sumFen, yuan } from '../../policy/money';

/** How somebody stands, as far as the first page tells people apart. */
type Standing =
  | 'owing'
  | 'to-enrol'
  | 'unregistered'
  | 'waiting'
  | 'under-way'
  | 'said-elsewhere'
  | 'not-open'
  | 'closed'
  | 'silent'
  | 'insured';

const standings: Readonly<Record<RecordState, Standing>> = {
  'to-pay': 'owing',
  'awaiting-confirmation': 'owing',
  'to-enrol': 'to-enrol',
  'nothing-to-pay': 'insured',
  reserved: 'under-way',
  'reserved-by-other': 'under-way',
  paid: 'insured',
  'not-open': 'not-open',
  closed: 'closed',
  unsupported: 'silent',
};

/** In the order in which they are told. */
const standingWords: Readonly<Record<Standing, string>> = {
  owing: '没缴的',
  'to-enrol': '不用缴费，还没登记',
  unregistered: '还没登记',
  waiting: '等待身份核实',
  'under-way': '正在缴费',
  'said-elsewhere': '您说已在别处缴费（未核实）',
  'not-open': '还没到缴费时间',
  closed: '没有参保，已停止缴费',
  silent: '参保地还没有通知',
  insured: '已参保',
};

function standingOf({ status, saidPaidElsewhere }: HomePerson): Standing {
  if (status === null) return 'unregistered';
  const standing = standings[status.state];
  if (saidPaidElsewhere && standing !== 'insured') return 'said-elsewhere';
  const isFree = status.dueFen === null || status.dueFen === noFen;
  return status.state === 'awaiting-confirmation' && isFree ? 'waiting' : standing;
}

type ByStanding = ReadonlyMap<Standing, readonly HomePerson[]>;

/** The people of one insured year in words. */
export function homeYear(year: number, people: readonly HomePerson[]): HomeYear {
  const groups = byStanding(people);
  const owing = groups.get('owing') ?? [];
  const openFen = sumFen(owing.map(({ status }) => status?.dueFen ?? noFen));
  return {
    year,
    openFen,
    payable: owing.length > 0 || groups.has('to-enrol'),
    title:
      owing.length > 0 ? owingTitle(yuan(openFen), owing.length, people.length) : titleOf(groups, people),
    lines: linesOf(groups, people.length),
  };
}

function byStanding(people: readonly HomePerson[]): ByStanding {
  const groups = new Map<Standing, HomePerson[]>();
  for (const person of people) {
    const standing = standingOf(person);
    groups.set(standing, [...(groups.get(standing) ?? []), person]);
  }
  return groups;
}

function owingTitle(sum: string, owing: number, all: number): string {
  return `待缴 ${sum} 元${all > 1 ? `，${all}人中${owing}人没缴` : ''}`;
}

/** Where nobody owes anything. */
function titleOf(groups: ByStanding, { length }: readonly HomePerson[]): string {
  const [only] = groups.keys();
  if (groups.size > 1 || only === undefined) {
    return `${length}人中${(groups.get('insured') ?? []).length}人已参保`;
  }
  if (only === 'insured') return length > 1 ? `${length}人都已参保` : '已经参保';
  return `${length > 1 ? `${length}人` : ''}${standingWords[only]}`;
}

/** Who owes, and who stands how where they stand differently; and the days that matter. */
function linesOf(groups: ByStanding, all: number): readonly string[] {
  return (Object.keys(standingWords) as Standing[]).flatMap((standing) => {
    const people = groups.get(standing) ?? [];
    if (people.length === 0) return [];
    const who = standing === 'owing' || (all > 1 && groups.size > 1) ? whoOf(standing, people) : [];
    return [...who, ...daysOf(standing, people)];
  });
}

function whoOf(standing: Standing, people: readonly HomePerson[]): readonly string[] {
  return [`${standingWords[standing]}：${people.map(({ name }) => name).join('、')}`];
}

function daysOf(standing: Standing, people: readonly HomePerson[]): readonly string[] {
  switch (standing) {
    case 'owing':
      return [...lastDays(people), ...openAmounts(people)];
    case 'not-open':
      return oneDay(people, 'opensOn', '起可以缴');
    case 'insured':
      return oneDay(people, 'coveredFrom', '起享受待遇');
    default:
      return [];
  }
}

/** The nearest last day, and whose it is where it isn't everybody's. */
function lastDays(owing: readonly HomePerson[]): readonly string[] {
  const known = owing.filter(({ status }) => status?.payUntil !== undefined);
  const dayOf = ({ status }: HomePerson): string => status?.payUntil ?? '';
  const [first] = [...known].sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  if (first === undefined) return [];
  const words = sayPayUntil(first.status as PayUntil);
  const isEverybodys = owing.every(({ status }) => sayPayUntil(status as PayUntil) === words);
  return [isEverybodys ? words : `最早的是${first.name}，${words}`];
}

function openAmounts(owing: readonly HomePerson[]): readonly string[] {
  return owing.some(({ status }) => status?.amountOpen) ? ['有问题没回答，金额可能会变'] : [];
}

/** A day that is the same for all of them; told of each on his own page where it isn't. */
function oneDay(
  people: readonly HomePerson[],
  day: 'opensOn' | 'coveredFrom',
  words: string,
): readonly string[] {
  const days = new Set(people.map(({ status }) => (status as RecordStatus)[day]));
  const [only] = days;
  return days.size === 1 && only !== undefined ? [`${sayDay(only)}${words}`] : [];
}
