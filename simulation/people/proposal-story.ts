import type { ActOfTwo } from '../../contract/proposals';
import type { Payer } from '../../server/schema';
import { noneOfHis } from '../invariants/proposals';
import type { World } from '../world';
import type { Human } from './humans';
import { OfficerClient } from './officer-client';
import { cousinOf } from './set-up';

const second = 1_000;
const minute = 60 * second;

interface Carried {
  readonly outcome: { readonly data?: unknown } | null;
}

interface Decided {
  readonly decider: { readonly id: string } | null;
  readonly decidedAt: number | null;
}

/** Whom something concerns; or, where only its effect shows that, who felt it since a moment (ms). */
type Concerned = readonly Human[] | ((since: number) => readonly Human[]);

/** What one officer proposes, and who then tries to give it its effect: the other, he himself, somebody's cousin. */
export class ProposalStory {
  private readonly cousin: OfficerClient;

  constructor(
    private readonly world: World,
    private readonly officers: readonly [OfficerClient, OfficerClient],
  ) {
    this.cousin = new OfficerClient(world, cousinOf(world));
  }

  /** From the proposal until it holds, or was stopped: whether it holds. `about`: whom it concerns, as far as the story knows. */
  async live(act: ActOfTwo, content: object, about: readonly Human[]): Promise<boolean> {
    return (await this.hold(act, content, about)) !== null;
  }

  /** As {@link live}: the id of what holds, else null. */
  async hold(act: ActOfTwo, content: object, about: readonly Human[]): Promise<string | null> {
    const [proposer] = this.officers;
    const proposalId = await proposer.propose(act, content);
    if (proposalId === null) return null;
    return (await this.decide(proposalId, about)) ? proposalId : null;
  }

  /** Of what was proposed, by whatever way: whether it holds in the end. */
  async decide(proposalId: string, about: Concerned): Promise<boolean> {
    const { kernel, reached, peopleDone } = this.world;
    const { random } = kernel;
    const [proposer, other] = this.officers;
    if (!peopleDone && random.chance(0.3)) await proposer.agree(proposalId);
    if (!peopleDone && random.chance(0.3)) await this.agreeAsCousin(proposalId, about);
    // Whoever is quicker: one changes his mind while the other agrees.
    if (!peopleDone && random.chance(0.1)) kernel.start(() => this.withdraw(proposalId));
    await kernel.wait(random.between(0, random.pick([second, minute])));
    await other.agree(proposalId);
    if (!peopleDone && random.chance(0.3)) {
      await this.agreeAsCousin(proposalId, about);
      reached.note('what holds already is agreed to again');
    }
    return this.world.store.read('proposals', proposalId)?.state === 'done';
  }

  /** What two agreed to may be refused all the same when it is carried out: what came of its only part, else null. */
  outcomeOf(proposalId: string): unknown {
    const part = this.world.store.read('proposal-parts', `${proposalId}-1`) as unknown as Carried | null;
    return part?.outcome?.data ?? null;
  }

  /** What concerns his family, also who left it a while ago, is not for him; anything else is. */
  private async agreeAsCousin(proposalId: string, concerned: Concerned): Promise<void> {
    const { world, cousin } = this;
    const near = this.familyOfCousin();
    const askedAt = world.kernel.now();
    const ever = world.monitor.listedBy(cousin.officerId);
    await cousin.agree(proposalId);
    const { decider, decidedAt } = world.store.read('proposals', proposalId) as unknown as Decided;
    const still = this.familyOfCousin();
    const about = typeof concerned === 'function' ? concerned(askedAt) : concerned;
    const left = about.filter((human) => !still.has(human) && this.idsOf(human).some((id) => ever.has(id)));
    if (left.length > 0) {
      world.reached.note('an officer answers where someone is concerned who has left his family list');
    }
    if (decider?.id !== cousin.officerId || decidedAt === null || decidedAt < askedAt) return;
    if (left.length > 0 || about.some((human) => near.has(human) && still.has(human))) {
      world.monitor.report(noneOfHis, `${proposalId} is agreed to by ${cousin.officerId}`);
    }
  }

  /** Under which ids the server knows a human now, by whoever has him on a list. */
  private idsOf(human: Human): readonly string[] {
    const { store } = this.world;
    return [...store.all('payers')]
      .flatMap((doc) => (doc as unknown as Payer).relatives)
      .filter(({ relativeId }) => this.world.humanOf(relativeId) === human)
      .map(({ personId }) => personId);
  }

  private familyOfCousin(): ReadonlySet<Human> {
    const { store, payers } = this.world;
    const openId = this.cousin.officerId;
    const held = store.read('payers', openId) as unknown as Payer | null;
    const isTied = held !== null && held.self !== null;
    const self = isTied ? payers.filter((payer) => payer.openId === openId) : [];
    const relatives = (held?.relatives ?? []).map(({ relativeId }) => this.world.humanOf(relativeId));
    return new Set([...self.map(({ human }) => human), ...relatives.filter((one) => one !== undefined)]);
  }

  private async withdraw(proposalId: string): Promise<void> {
    const [proposer] = this.officers;
    const request = { proposalId, reason: '选错了文件' };
    if ((await proposer.insist('proposals.stop', request)) === null) return;
    this.world.reached.note('a proposal is withdrawn');
  }
}
