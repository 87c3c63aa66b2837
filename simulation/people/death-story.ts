import type { DuplicateView } from '../../contract/duplicates';
import { dayInChina } from '../china-day';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import type { CorrectionStory } from './correction-story';
import type { GrantStory } from './grant-story';
import { certified } from './household';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What offices make of it that insured people died: lists, two officers' words, money that goes back, and who would enrol them all the same. */
export class DeathStory {
  private readonly random: Random;
  private lists = 0;

  constructor(
    private readonly world: World,
    private readonly officer: OfficerClient,
    private readonly proposals: ProposalStory,
    private readonly ending: { readonly grants: GrantStory; readonly corrections: CorrectionStory },
  ) {
    this.random = world.kernel.random.fork('deaths');
  }

  /** In few stories, so that most say what they said before. */
  async live(): Promise<void> {
    const { kernel, humans } = this.world;
    if (!this.random.chance(0.1)) return;
    for (let times = this.random.pick([1, 2, 3]); times > 0; times -= 1) {
      await kernel.wait(this.random.between(minute, this.random.pick([30 * minute, 3 * hour, 12 * hour])));
      const { region } = this.random.pick(humans).place;
      const here = humans.filter(
        ({ place, numberToCome }) => place.region === region && numberToCome === null,
      );
      await this.bringList(region, this.random.sample(here, this.random.pick([1, 2])));
      for (const found of await this.openCases(region)) await this.settle(region, found);
    }
  }

  private async bringList(region: string, some: readonly Human[]): Promise<void> {
    if (some.length === 0) return;
    this.lists += 1;
    const since = dayInChina(this.world.kernel.now() - this.random.pick([0, day, 3 * day]));
    await this.officer.insist('duplicates.import', {
      ...{ region, year: insuredYear, kind: 'dead', batch: `dead-${this.lists}`, part: 1 },
      rows: some.map(({ entry }) => ({ ...entry, since })),
    });
  }

  private openCases(region: string): Promise<readonly DuplicateView[]> {
    const asked = { region, year: insuredYear, state: 'open', kind: 'dead' };
    return this.officer.list<DuplicateView>('duplicates.list', asked, 'duplicates');
  }

  private async settle(region: string, { duplicateId, personId, since }: DuplicateView): Promise<void> {
    const { world } = this;
    if (this.random.chance(0.3)) {
      const decision = this.random.pick(['stands', 'not-so']);
      await this.officer.insist('duplicates.decide', { duplicateId, region, decision, note: '问过村里' });
      if (decision === 'not-so') return;
    }
    const human = world.humanOfPerson(personId);
    const about = human === undefined ? [] : [human];
    const noted = { duplicateId, region, diedOn: since ?? world.today, reason: '看过死亡证明，已停保' };
    if (!(await this.holds(noted, about))) return;
    world.reached.note('a death is put down');
    if (this.random.chance(0.3)) {
      await world.kernel.wait(this.random.between(minute, 3 * hour));
      const undone = { ...noted, diedOn: null, reason: '本人到窗口，没有去世' };
      if (await this.holds(undone, about)) world.reached.note('a death is taken back');
      return;
    }
    if (human !== undefined && this.random.chance(0.7)) await this.end(human, personId);
  }

  private async holds(noted: object, about: readonly Human[]): Promise<boolean> {
    const proposalId = await this.proposals.hold('duplicates.note-death', noted, about);
    return proposalId !== null && this.proposals.outcomeOf(proposalId) !== null;
  }

  /** The family is paid back, or an exemption undone; then a list that was made before comes late, and the family tries again. */
  private async end(human: Human, personId: string): Promise<void> {
    const { kernel, store } = this.world;
    await this.ending.grants.giveAllBack(human);
    await this.ending.corrections.correct(human);
    for (let looks = 0; looks < 8 && !this.world.peopleDone; looks += 1) {
      await kernel.wait(this.random.between(hour, 8 * hour));
      if (store.read('records', `${personId}-${insuredYear}`)?.state !== 'insured') break;
    }
    if (this.world.peopleDone) return;
    if (this.random.chance(0.5)) await this.certifyLate(human);
    await this.enrolAgain(human);
  }

  private async certifyLate(human: Human): Promise<void> {
    this.lists += 1;
    const rows = [{ ...human.entry, identities: certified(human, ['tekun']) }];
    const request = { batch: `of-before-${this.lists}`, part: 1, region: human.place.region, rows };
    if (await this.proposals.live('roster.import', request, [human]))
      this.world.reached.note('who died is certified by a list of before');
  }

  private async enrolAgain(human: Human): Promise<void> {
    const { world } = this;
    for (const payer of world.payers) {
      const relativeId = world.relativeId(payer, human);
      if (relativeId === undefined) continue;
      const request = { relativeId, year: insuredYear, messages: [] };
      await world.ask('resident', payer.openId, 'records.enrol-relative', request);
    }
  }
}
