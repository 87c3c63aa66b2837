import type { StoredPersonView } from '../../contract/corrections';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';

const minute = 60_000;
const hour = 60 * minute;

type Enrolment = StoredPersonView['enrolments'][number];
type Payment = NonNullable<Enrolment['payment']>;

interface HowMuch {
  readonly amountFen: number;
  /** Whether all that is left goes back, and his insurance ends. */
  readonly ends: boolean;
}

/** What two officers give back of what families paid: a part, all of it, and once more than there is. */
export class GrantStory {
  private readonly random: Random;
  private grants = 0;

  constructor(
    private readonly world: World,
    private readonly officer: OfficerClient,
    private readonly proposals: ProposalStory,
  ) {
    this.random = world.kernel.random.fork('grants');
  }

  /** In few stories, so that most say what they said before; there, one person's payment again and again. */
  async live(): Promise<void> {
    const { kernel, humans } = this.world;
    if (!this.random.chance(0.15)) return;
    for (let times = this.random.pick([3, 6, 9]); times > 0; times -= 1) {
      await kernel.wait(this.random.between(minute, this.random.pick([10 * minute, 30 * minute, 2 * hour])));
      const human = this.random.pick(humans);
      for (let again = this.random.pick([1, 2, 3]); again > 0; again -= 1) await this.giveBack(human);
    }
  }

  private async giveBack(human: Human): Promise<void> {
    const payment = await this.paymentOf(human);
    if (payment !== null) await this.grant(human, payment, this.howMuch(payment));
  }

  /** What insures him ends by it, where anything was paid here. */
  async giveAllBack(human: Human): Promise<void> {
    const payment = await this.paymentOf(human);
    if (payment !== null) await this.grant(human, payment, { amountFen: payment.leftFen, ends: true });
  }

  private async paymentOf(human: Human): Promise<Payment | null> {
    const { region } = human.place;
    const found = await this.officer.insist('persons.find', { region, document: human.entry.document });
    const stored = found as StoredPersonView | null;
    return stored?.enrolments.find((one) => one.payment !== undefined)?.payment ?? null;
  }

  private async grant(human: Human, { orderId, line }: Payment, howMuch: HowMuch): Promise<void> {
    const { region } = human.place;
    this.grants += 1;
    const content = {
      grantId: this.grants.toString(16).padStart(32, '0'),
      region,
      orderId,
      line,
      ...howMuch,
      reason: '窗口多收了，看过收据',
    };
    if (!(await this.proposals.live('refunds.grant', content, [human]))) return;
    this.world.reached.note(content.ends ? 'two officers give all back' : 'two officers give a part back');
  }

  private howMuch({ leftFen, partFen }: Payment): HowMuch {
    if (this.random.chance(0.2)) {
      return { amountFen: leftFen + this.random.between(0, 10_000), ends: false };
    }
    if (partFen > 0 && this.random.chance(0.6)) {
      return { amountFen: this.random.between(1, Number(partFen)), ends: false };
    }
    return { amountFen: leftFen, ends: true };
  }
}
