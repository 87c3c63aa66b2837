import type { Counted, EnrolmentRecord, PlaceProgress } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, addTo, collector, held } from './books';
import type { OrderTold } from './orders';

const remedy =
  'Look at the timer `timer-progress` in the logs. Where a figure is wrong, run the deployment’s migration of the counts anew (docs/operations.md, "Counts of places"); until then tell offices not to report by it.';

/** So long a change may wait for the timer, ms; a first count of a whole city takes a day. */
const longestWaitMs = 36 * 3_600_000;

/** Figures of one place and year, by `enrolled`, `days 2023-11-20`, `channels wechat-pay`, `groups none`. */
type Figures = Map<string, number>;

/** Counts anew from the records who is insured where, and holds it against what is stored of places. */
export class Recount {
  private readonly places = new Map<string, Figures>();
  private readonly disagree: Disagree;

  constructor(
    private readonly books: Books,
    private readonly orders: ReadonlyMap<string, OrderTold>,
    found: Disagreement[],
  ) {
    this.disagree = collector(found, remedy);
  }

  take(record: EnrolmentRecord): void {
    const { _id, year, counted, countAt, insurance } = record;
    if (counted !== undefined) this.add(year, counted);
    if (typeof countAt === 'number') {
      if (countAt < this.books.readAt - longestWaitMs)
        this.disagree('a change is counted soon', `record ${_id} waits since ${countAt}`);
      return;
    }
    if ((insurance === null) !== (counted === undefined)) {
      this.disagree('who is insured is counted, and nobody else', `record ${_id}`);
    } else if (counted !== undefined && insurance !== null) this.checkCounted(record, counted, insurance.on);
  }

  private checkCounted(record: EnrolmentRecord, { places, day, channel }: Counted, on: string): void {
    const { _id, insurance } = record;
    if (day !== on) this.disagree('one is counted on his day', `record ${_id}: ${day}, insured on ${on}`);
    if (insurance !== null && places[0]?.startsWith(insurance.region.slice(0, 2)) !== true)
      this.disagree(
        'one is counted in the province where he is insured',
        `record ${_id}: ${places[0] ?? 'nowhere'}`,
      );
    if (!this.fitting(record).includes(channel.replace(/^elsewhere-.*/, 'elsewhere')))
      this.disagree('one is counted by the way the money came', `record ${_id}: ${channel}`);
  }

  /** By the order's line as the books have it. */
  private fitting({ _id, insurance }: EnrolmentRecord): readonly string[] {
    if (insurance?.basis === 'exempt') return ['exempt'];
    if (insurance?.basis === 'paid-elsewhere') return ['elsewhere'];
    const line = this.orders.get(insurance?.orderId ?? '')?.lines.find(({ recordId }) => recordId === _id);
    if (line === undefined) return [];
    if (line.accountFen === 0) return ['wechat-pay'];
    return line.accountFen < line.amountFen ? ['mutual-aid-and-wechat'] : ['mutual-aid'];
  }

  private add(year: number, { places, day, channel, group }: Counted): void {
    for (const region of places) {
      const figures = held(this.places, `${year}-${region}`, () => new Map<string, number>());
      for (const key of ['enrolled', `days ${day}`, `channels ${channel}`, `groups ${group}`])
        addTo(figures, key, 1);
    }
  }

  /** Reads what is stored of places, once. */
  async end(): Promise<void> {
    for await (const { year, counted } of this.books.all('uncounted')) {
      if (counted !== undefined) this.add(year, counted);
    }
    for await (const { sums } of this.books.all('count-lanes')) for (const sum of sums) this.addLater(sum);
    for await (const progress of this.books.all('progress')) {
      this.compare(progress, this.places.get(progress._id) ?? new Map<string, number>());
      this.places.delete(progress._id);
    }
    for (const [place, figures] of this.places) {
      if ([...figures.values()].every((people) => people === 0)) continue;
      this.disagree(
        'a place has its counts',
        `${place}: nothing stored, ${figures.get('enrolled') ?? 0} counted`,
      );
    }
  }

  /** A first count has it in a lane: the place doesn't yet. */
  private addLater(sum: PlaceProgress): void {
    const figures = held(this.places, sum._id, () => new Map<string, number>());
    for (const [key, people] of figuresOf(sum)) addTo(figures, key, -people);
  }

  private compare(progress: PlaceProgress, counted: Figures): void {
    const stored = figuresOf(progress);
    for (const key of new Set([...stored.keys(), ...counted.keys()])) {
      const [has, should] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
      if (has !== should)
        this.disagree('a place’s counts are a full recount', `${progress._id} ${key}: ${has} ≠ ${should}`);
    }
  }
}

function figuresOf({ enrolled, days, channels, groups }: PlaceProgress): Figures {
  const figures: Figures = new Map(enrolled === 0 ? [] : [['enrolled', enrolled]]);
  for (const [name, counts] of Object.entries({ days, channels, groups })) {
    for (const [key, people] of Object.entries(counts)) figures.set(`${name} ${key}`, people);
  }
  return figures;
}
