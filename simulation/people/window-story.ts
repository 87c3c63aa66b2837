import type { RefundDueState, RefundDueView } from '../../contract/refund-dues';
import { liesIn, shippedNotices } from '../../policy';
import type { IdentityCode } from '../../policy/fact-sheet';
import { dayInChina } from '../china-day';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import type { ElsewhereStory } from './elsewhere-story';
import type { GrantStory } from './grant-story';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a notice gives back to who is certified after he paid; what is found due on one day is found by the next. */
const storyDays = 6;

/** Each gives more than the one before (Ruizhou 3.1): what WeChat gave is then less than what is due. */
const groups: readonly IdentityCode[] = ['dibao', 'tekun'];

/**
 * Somebody paid at a bank, or here, and is certified afterwards, perhaps twice: WeChat gives what it can, once, the window what is
 * left, as two officers say; and now and then the payment goes back as a whole after that.
 */
export class WindowStory {
  private readonly random: Random;
  private readonly certifiedAs = new Map<Human, number>();
  private lists = 0;

  constructor(
    private readonly world: World,
    private readonly officer: OfficerClient,
    private readonly proposals: ProposalStory,
    private readonly money: { readonly grants: GrantStory; readonly elsewhere: ElsewhereStory },
  ) {
    this.random = world.kernel.random.fork('window');
  }

  /** In few stories, and where all of it falls into the time in which a certification brings money back. */
  async live(): Promise<void> {
    const { kernel, setting, humans } = this.world;
    const region = setting.places.map((place) => place.region).find((one) => isGivenBack(one, setting.day));
    if (region === undefined || !this.random.chance(0.15)) return;
    const here = humans.filter(({ place, numberToCome }) => place.region === region && numberToCome === null);
    const some = this.random.sample(here, 3);
    if (some.length === 0) return;
    await kernel.wait(this.random.between(minute, 2 * hour));
    await this.money.elsewhere.bringFile(region, some.slice(0, 1));
    while (!this.world.peopleDone) {
      for (const human of some) if (this.random.chance(0.5)) await this.certify(region, human);
      await kernel.wait(this.random.between(2 * hour, 8 * hour));
      await this.giveByWechat(region);
      await this.settle(region);
    }
  }

  private async certify(region: string, human: Human): Promise<void> {
    const times = this.certifiedAs.get(human) ?? 0;
    const code = groups[times];
    if (code === undefined) return;
    this.lists += 1;
    const identities = [{ code, since: this.world.today, region }];
    const rows = [{ ...human.entry, identities }];
    const request = { batch: `after-payment-${this.lists}`, part: 1, region, rows };
    if (await this.proposals.live('roster.import', request, [human])) this.certifiedAs.set(human, times + 1);
  }

  private async giveByWechat(region: string): Promise<void> {
    const found = await this.listed(region, 'due');
    if (found.length === 0) return;
    const dues = found.map(({ recordId, wechatDueFen }) => ({ recordId, amountFen: wechatDueFen }));
    if (await this.proposals.live('refund-dues.give', { region, dues }, this.humansOf(found)))
      this.world.reached.note('two officers give back to who was certified after he paid');
  }

  private async settle(region: string): Promise<void> {
    const { reached, kernel } = this.world;
    const found = await this.listed(region, 'by-office');
    if (found.length === 0) return;
    const about = this.humansOf(found);
    // As of when it was read: what changes meanwhile is not settled by it.
    const dues = found.map(({ recordId, updatedAt }) => ({ recordId, updatedAt }));
    const on = dayInChina(kernel.now());
    const said = { region, on, way: '转账到本人银行卡', dues };
    if (!(await this.proposals.live('refund-dues.settle', said, about))) return;
    reached.note('money is given back at the window');
    if (this.random.chance(0.3)) {
      await this.proposals.live('refund-dues.settle', { ...said, way: '现金' }, about);
      reached.note('the window is said to have given the same once more');
    }
    if (!this.random.chance(0.6)) return;
    for (const human of about) await this.money.grants.giveAllBack(human);
  }

  /** Asked for only where the store has any, so that nobody asks for nothing. */
  private async listed(region: string, state: RefundDueState): Promise<readonly RefundDueView[]> {
    if (![...this.world.store.all('refund-dues')].some((due) => due.state === state)) return [];
    return this.officer.list<RefundDueView>('refund-dues.list', { region, year: insuredYear, state }, 'dues');
  }

  private humansOf(dues: readonly RefundDueView[]): readonly Human[] {
    return dues.flatMap(({ personId }) => this.world.humanOfPerson(personId) ?? []);
  }
}

interface RefundRule {
  readonly recognisedBy: string;
}

/** Whether a place's notice gives back to who is certified on any day of a story that begins on this one. */
function isGivenBack(region: string, begins: string): boolean {
  const ends = new Date(Date.parse(`${begins}T00:00:00Z`) + storyDays * day).toISOString().slice(0, 10);
  return shippedNotices.some(
    ({ regions, rules }) =>
      regions.some((one) => liesIn(region, one)) &&
      rules.some((rule) => rule.kind === 'refund' && (rule as unknown as RefundRule).recognisedBy >= ends),
  );
}
