import type { IsoDay } from '../policy/calendar';

/** How somebody came to be insured: by whom the money was taken, or that none was due. */
export const enrolmentChannels = [
  'wechat-pay',
  'mutual-aid',
  'mutual-aid-and-wechat',
  'exempt',
  'elsewhere-bank',
  'elsewhere-counter',
  'elsewhere-alipay',
  'elsewhere-wechat',
  'elsewhere-app',
  'elsewhere-school',
  'elsewhere-agent',
  'elsewhere-self-service',
  'elsewhere-other',
] as const;
export type EnrolmentChannel = (typeof enrolmentChannels)[number];

/** Chinese. */
export const enrolmentChannelNames: Readonly<Record<EnrolmentChannel, string>> = {
  'wechat-pay': '微信支付',
  'mutual-aid': '家庭共济账户',
  'mutual-aid-and-wechat': '家庭共济账户和微信支付',
  exempt: '免缴',
  'elsewhere-bank': '别处：银行',
  'elsewhere-counter': '别处：办税、经办窗口',
  'elsewhere-alipay': '别处：支付宝',
  'elsewhere-wechat': '别处：微信',
  'elsewhere-app': '别处：手机应用',
  'elsewhere-school': '别处：学校代收',
  'elsewhere-agent': '别处：村、社区代收',
  'elsewhere-self-service': '别处：自助机',
  'elsewhere-other': '别处：其他',
};

/** Where the collection of a place's notice stands on a day. Only days on which payments are taken count. */
export interface CollectingDays {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Collecting days that are over. */
  readonly gone: number;
  /** Collecting days yet to come, today among them where it is one. */
  readonly left: number;
}

/** What a place is held to. */
export interface PlaceTarget {
  /** People. */
  readonly people: number;
  /**
   * `notice`: from its table; `office`: loaded by the office above; `sum`: of a table of the places under it that has no total;
   * `rate`: the share of the permanent residents that the office named, or its notice, less those in employee insurance.
   */
  readonly from: 'notice' | 'office' | 'sum' | 'rate';
  /** Chinese: the notice's title and clause, or the source that the office named. */
  readonly source: string;
  /** As the table names the place, where that is another name than the list of places has. */
  readonly named?: string;
}

/**
 * Of the permanent residents (people) those insured: here, and by `employees` (people) in employee insurance where the office said how
 * many; without it the rate is only the residents' part.
 */
export interface InsuredRate {
  readonly population: number;
  readonly employees: number | null;
  /** Of 100, rounded down to a tenth. */
  readonly percent: number;
  /** What the office named as to be reached, or its notice, of 100; null where neither did. */
  readonly toReach: number | null;
  readonly source: string;
}

/** How a place stands against its target and the days gone. Absent where it has no target. */
export interface Pace {
  /** Insured of 100 to be insured, rounded down to a tenth. */
  readonly percent: number;
  /** How many would be insured by today, spread evenly over the collecting days; null where no window is known. */
  readonly expected: number | null;
  /** `expected` less those insured: above zero is behind; null as `expected`. */
  readonly behind: number | null;
  /** People a collecting day from today on; null where none is left or no window is known. */
  readonly neededADay: number | null;
}

/** A place in a list of progress. */
export interface ProgressRow {
  readonly region: string;
  readonly name: string;
  readonly enrolled: number;
  /** Insured today and in the seven days before today. */
  readonly today: number;
  readonly week: number;
  readonly target: PlaceTarget | null;
  readonly pace: Pace | null;
  /** Null where no population was loaded. */
  readonly rate: InsuredRate | null;
  /** By percent of the target, the highest first, 1 for the first; equal percents share one. Null without a target. */
  readonly rank: number | null;
}

export interface CountOf<Key extends string> {
  readonly key: Key;
  /** Chinese. */
  readonly name: string;
  readonly people: number;
}

export interface ProgressOfPlace extends ProgressRow {
  readonly year: number;
  /** China day. */
  readonly asOf: IsoDay;
  readonly collecting: CollectingDays | null;
  /** A first count is under way, in the order of places: the last place that it has come to. Until it is over the figures are too small. */
  readonly counting?: string;
  /** Oldest first; days on which nobody was insured are left out. */
  readonly days: readonly { readonly day: IsoDay; readonly people: number }[];
  readonly channels: readonly CountOf<EnrolmentChannel>[];
  /** None of a village for who doesn't keep rosters. */
  readonly groups: readonly CountOf<string>[];
  /** The places one step below, as a bulletin ranks them. */
  readonly below: readonly ProgressRow[];
  /** Insured here and in none of `below`: no street or village stands on their record. */
  readonly notBelow: number;
  /** Years for which something is counted or asked for here, newest first. */
  readonly years: readonly number[];
}

/** One sentence's worth for the officers' first page. */
export interface ProgressLine {
  readonly year: number;
  readonly enrolled: number;
  readonly target: number | null;
  readonly pace: Pace | null;
  /** Of the places below with a target, how many are behind by a tenth of their target or more. */
  readonly farBehind: number;
  /** Chinese, the whole: `18,902人，任务25,645人，比按天数应到的少1,100人，3个村、社区落后较多`. */
  readonly words: string;
}

/** An agent and the people whom the offices' lists give him in a street or village. Numbers are people. */
export interface AgentProgress {
  readonly agentId: string;
  readonly name: string;
  readonly listed: number;
  readonly insured: number;
  /** Of those listed all who are insured or missing: who died or is insured otherwise is not looked for. */
  readonly toInsure: number;
  /** As a place's, against `toInsure`; null where that is nobody. */
  readonly pace: Pace | null;
}

/** The function `officer`: how far the insuring of a place has come. Any officer, for his own places. */
export interface ProgressActions {
  /** `year`: the one that is collected for now where absent. Counts are those of the last minutes. */
  'progress.of': {
    readonly request: { readonly region: string; readonly year?: number };
    readonly data: ProgressOfPlace;
  };
  /** Of a street or a village, who is furthest behind first; empty above, and where no list names agents. */
  'progress.agents': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly agents: readonly AgentProgress[] };
  };
  /** Null where no year is collected for and nothing is counted. */
  'progress.line': {
    readonly request: { readonly region: string };
    readonly data: { readonly line: ProgressLine | null };
  };
}
