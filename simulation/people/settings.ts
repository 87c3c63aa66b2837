import { type IsoDay, isoDay } from '../../policy/calendar';
import type { Random } from '../kernel/random';
import { startOfDayInChina } from '../china-day';

/** Where and when a seed's story takes place. All stories are about the insured year 2024. */
export interface Setting {
  readonly name: string;
  /** China day on which it begins. */
  readonly day: IsoDay;
  /** True where the story begins shortly before midnight. */
  readonly lateInTheEvening: boolean;
  readonly places: readonly Place[];
}

export interface Place {
  readonly region: string;
  /** The bureau there keeps mutual-aid accounts that may pay for relatives (the notice says for whom). */
  readonly mutualAid: boolean;
}

export const insuredYear = 2024;

const jincheng: Place = { region: '140502', mutualAid: true };
const hunan: Place = { region: '430102', mutualAid: true };
const jilinCity: Place = { region: '220202', mutualAid: false };
const tonghua: Place = { region: '220502', mutualAid: false };
const ruizhou: Place = { region: '360983001', mutualAid: false };

/** By place, one of the same city (Gaoping, Wangcheng) whose bureau keeps accounts too. */
export const nextCounty: Readonly<Record<string, string>> = { '140502': '140581', '430102': '430112' };

/** Days on which tomorrow's answer differs, and some on which it does not. */
const settings: readonly Setting[] = [
  {
    name: 'a quiet morning',
    day: isoDay('2023-11-20'),
    lateInTheEvening: false,
    places: [jincheng, hunan, jilinCity, tonghua, ruizhou],
  },
  {
    name: 'Ruizhou in November',
    day: isoDay('2023-11-21'),
    lateInTheEvening: true,
    places: [ruizhou, ruizhou, jilinCity],
  },
  {
    name: 'an ordinary midnight',
    day: isoDay('2023-11-13'),
    lateInTheEvening: true,
    places: [jincheng, hunan, jilinCity, ruizhou],
  },
  {
    name: "Jincheng's 25th of November",
    day: isoDay('2023-11-25'),
    lateInTheEvening: true,
    places: [jincheng, jincheng, hunan],
  },
  {
    name: "Jincheng's last day",
    day: isoDay('2023-12-25'),
    lateInTheEvening: true,
    places: [jincheng, jincheng, tonghua],
  },
  {
    name: 'the last night of the year',
    day: isoDay('2023-12-31'),
    lateInTheEvening: true,
    places: [hunan, jilinCity, tonghua, ruizhou],
  },
  {
    name: 'a late payer in February',
    day: isoDay('2024-02-10'),
    lateInTheEvening: true,
    places: [jilinCity, tonghua, ruizhou, hunan],
  },
  {
    name: "Ruizhou's last day",
    day: isoDay('2024-03-31'),
    lateInTheEvening: true,
    places: [ruizhou, ruizhou, jilinCity],
  },
];

/** What a story leans towards: what chance alone brings together too seldom. */
export type Scenario = 'anything' | 'the bureau' | 'midnight' | 'recognised later';

export function drawScenario(random: Random): Scenario {
  return random.pick([
    'anything',
    'anything',
    'anything',
    'the bureau',
    'the bureau',
    'the bureau',
    'the bureau',
    'midnight',
    'midnight',
    'midnight',
    'midnight',
    'recognised later',
    'recognised later',
  ]);
}

const fits: Readonly<Record<Scenario, (setting: Setting) => boolean>> = {
  anything: () => true,
  'the bureau': ({ places }) => places.filter(({ mutualAid }) => mutualAid).length > 1,
  midnight: ({ lateInTheEvening }) => lateInTheEvening,
  // Its notice gives back what is too much (3.2).
  'recognised later': ({ places: [first] }) => first === ruizhou,
};

export function drawSetting(random: Random, scenario: Scenario): Setting {
  return random.pick(settings.filter(fits[scenario]));
}

/** When the story begins, ms since 1970. */
export function startOfStory(setting: Setting, random: Random): number {
  const midnight = startOfDayInChina(setting.day);
  const minutes = setting.lateInTheEvening
    ? 24 * 60 - random.pick([6, 8, 10, 15, 25])
    : random.between(9 * 60, 18 * 60);
  return midnight + minutes * 60_000 + random.between(0, 59_999);
}
