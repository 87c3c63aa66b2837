import type { Random } from '../kernel/random';
import type { TakenElsewhere } from '../bureau/tax-office';
import { dayInChina } from '../china-day';
import type { World } from '../world';
import type { Human } from './humans';
import type { ProposalStory } from './proposal-story';
import type { FileContent, UntrueFiles } from './untrue-files';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What the tax office tells of payments at the bank while families pay here: new ones, known ones, and some by mistake. */
export class ElsewhereStory {
  private readonly random: Random;
  private files = 0;

  constructor(
    private readonly world: World,
    private readonly proposals: ProposalStory,
    private readonly untrue: UntrueFiles,
  ) {
    this.random = world.kernel.random.fork('elsewhere');
  }

  /** In few stories, so that most say what they said before. */
  async live(): Promise<void> {
    const { kernel, humans } = this.world;
    if (!this.random.chance(0.15)) return;
    for (let times = this.random.pick([1, 2, 4]); times > 0; times -= 1) {
      await kernel.wait(this.random.between(minute, this.random.pick([5 * minute, 30 * minute, 3 * hour])));
      const { region } = this.random.pick(humans).place;
      const here = humans.filter(
        ({ place, numberToCome }) => place.region === region && numberToCome === null,
      );
      await this.bring(region, this.random.sample(here, this.random.pick([1, 2, 3])));
    }
  }

  /** A file of what some people of a place paid, which nothing is wrong with; whether it holds. */
  bringFile(region: string, some: readonly Human[]): Promise<boolean> {
    const file = this.fileOf(
      region,
      some.map((human) => this.paid(human)),
    );
    return this.proposals.live('elsewhere.import', file, some);
  }

  private async bring(region: string, some: readonly Human[]): Promise<void> {
    const { reached } = this.world;
    const taken = some.map((human) => this.paid(human));
    if (taken.length === 0) return;
    const file = this.fileOf(region, taken);
    await this.untrue.tryBefore('elsewhere.import', file);
    if (!(await this.proposals.live('elsewhere.import', file, some))) return;
    if (this.random.chance(0.3)) {
      // What the bank sent yesterday comes once more among what it sends today.
      await this.proposals.live('elsewhere.import', this.fileOf(region, taken), some);
      reached.note('a payment made elsewhere comes in two files');
    }
    if (!this.random.chance(0.25)) return;
    await this.world.kernel.wait(this.random.between(minute, hour));
    if (await this.proposals.live('elsewhere.undo', file, some))
      reached.note('payments made elsewhere are taken back');
  }

  private paid(human: Human): TakenElsewhere {
    const { kernel, taxOffice } = this.world;
    const on = dayInChina(kernel.now() - this.random.pick([0, day, 3 * day]));
    return taxOffice.take(human, { year: insuredYear, on, yuan: this.random.pick([380, 380, 350, 400]) });
  }

  private fileOf(region: string, taken: readonly TakenElsewhere[]): FileContent {
    this.files += 1;
    const csv = this.world.taxOffice.file(taken);
    return this.world.sealed('elsewhere', {
      region,
      number: `bank-${this.files}`,
      day: this.world.today,
      csv,
    });
  }
}
