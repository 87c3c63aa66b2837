import { readDeclarations } from '../../local/store/declarations';
import { Store } from '../../local/store/store';
import { knowWholeCountry } from '../../policy/regions/whole-country';
import { type Cloud, type Database } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  memoryCloud,
} from '../../server/platform/memory';
import { countedPlaces, makeWeeklyReports, readProgress, reportWorkbook } from '../../server/progress';
import type { PlaceProgress } from '../../server/schema';
import database from '../../server/schema/database.json';

const now = Date.parse('2023-11-20T12:00:00+08:00');
/** A Friday, past the hour at which Jincheng's reports are made. */
const friday = Date.parse('2023-11-24T16:30:00+08:00');
const year = 2024;
const city = '140500';
const counties = ['140502', '140521', '140522', '140524', '140525', '140581'] as const;
/** As a large county of the city has them. */
const streetsOfCounty = 20;
const villagesOfStreet = 50;
/** Days of which each place has a figure. */
const days = 110;
const measures = 20;

type Collection = 'progress' | 'targets';

/** A city's counts in a store as large as 1.6 million people leave it: their number changes no document's size. */
export class CountedCity {
  private readonly store: Store;
  private readonly cloud: Cloud;
  readonly places: readonly (readonly [kind: string, region: string])[] = [
    ['province', '140000'],
    ['city', city],
    ['county', counties[0]],
    ['street', `${counties[0]}001`],
    ['village', `${counties[0]}001001`],
  ];

  constructor(file: string) {
    knowWholeCountry();
    this.store = new Store({ file, synchronous: 'NORMAL' });
    for (const declaration of readDeclarations(database, 'database.json'))
      if (['progress', 'targets'].includes(declaration.name)) this.store.declare(declaration);
    for (const county of counties) this.insert(countsOfCounty(county));
    this.insert([countOf(city, 1_600_000), countOf('140000', 1_600_000)]);
    this.cloud = this.cloudAt(now);
  }

  /** The fastest of some readings, in ms, as every list of the bench, after one that fills what an instance keeps for a minute. */
  async timeOf(region: string): Promise<number> {
    await readProgress(this.cloud, region, year);
    let fastest = Infinity;
    for (let round = 0; round < measures; round += 1) {
      const began = performance.now();
      const { enrolled } = await readProgress(this.cloud, region, year);
      fastest = Math.min(fastest, performance.now() - began);
      if (enrolled === 0) throw new Error(`nobody is counted in ${region}`);
    }
    return fastest;
  }

  /** Ms for all of a city's weekly reports and the workbook of them: made from nothing, as on a Friday. */
  async timeOfReports(): Promise<number> {
    const cloud = this.cloudAt(friday);
    const officer = { _id: 'o', name: '经办', regions: ['140000'], duties: [] };
    const began = performance.now();
    await makeWeeklyReports({ ...cloud, settings: { ...cloud.settings } }, Infinity);
    const { body } = await reportWorkbook(cloud, officer, { region: city, kind: 'weekly' });
    if (body.length < 10_000) throw new Error('the workbook holds nothing');
    return performance.now() - began;
  }

  private insert(counts: readonly PlaceProgress[]): void {
    this.store.insert(
      'progress',
      counts.map((count) => ({ ...count })),
    );
  }

  private cloudAt(at: number): Cloud {
    return memoryCloud({ db: this.reading(), caller: { openId: '', source: 'function' }, now: () => at });
  }

  close(): void {
    this.store.close();
  }

  /** The counts from the store, all else from an empty database in memory. */
  private reading(): Database {
    const memory = new MemoryDatabase(
      new MemoryStore(database.collections as readonly CollectionDefinition[]),
    );
    const isStored = (name: string): name is Collection => name === 'progress' || name === 'targets';
    const find: Database['find'] = async (name, options) =>
      isStored(name)
        ? (this.store.find(name, { query: { ...options.filter }, limit: options.limit }) as never)
        : memory.find(name, options);
    const get: Database['get'] = async (name, id) =>
      isStored(name) ? (this.store.get(name, id) as never) : memory.get(name, id);
    return Object.assign(Object.create(memory) as Database, { find, get });
  }
}

function countsOfCounty(county: string): PlaceProgress[] {
  const streets = numbered(streetsOfCounty, (at) => `${county}${at}`);
  return [
    countOf(county, 266_000),
    ...streets.map((street) => countOf(street, 13_300)),
    ...streets.flatMap((street) => numbered(villagesOfStreet, (at) => countOf(`${street}${at}`, 266))),
  ];
}

function numbered<Made>(count: number, make: (number: string) => Made): Made[] {
  return Array.from({ length: count }, (_, at) => make(String(at + 1).padStart(3, '0')));
}

function countOf(region: string, enrolled: number): PlaceProgress {
  const [, above = null] = countedPlaces(region);
  const byDay = Array.from({ length: days }, (_, at) => {
    const day = new Date(Date.UTC(2023, 8, 1 + at)).toISOString().slice(0, 10);
    return [day, 1 + Math.floor(enrolled / days)] as const;
  });
  return {
    _id: `${year}-${region}`,
    year,
    region,
    above,
    enrolled,
    days: Object.fromEntries(byDay),
    channels: { 'wechat-pay': enrolled - 1, exempt: 1 },
    groups: { none: enrolled - 1, tekun: 1 },
    updatedAt: now,
  };
}
