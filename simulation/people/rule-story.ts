import type { DraftView } from '../../contract/notice-drafts';
import { type Fen, fen } from '../../policy/money';
import { liesIn, type NoticeDocument, shippedNotices } from '../../policy';
import type { NoticeChain, NoticeDraft } from '../../server/schema';
import type { World } from '../world';
import { OfficerClient } from './officer-client';

const minute = 60_000;

/** What offices set while people are paying: what must stay in an account, and a notice with another premium. */
export class RuleStory {
  private readonly officer: OfficerClient;
  private readonly secondOfficer: OfficerClient;

  constructor(private readonly world: World) {
    this.officer = new OfficerClient(world, 'officer-2');
    this.secondOfficer = new OfficerClient(world, 'officer-1');
  }

  async setFloors(region: string): Promise<void> {
    const { kernel, reached } = this.world;
    const { random } = kernel;
    for (let times = random.pick([0, 1, 1, 2, 3]); times > 0; times -= 1) {
      await kernel.wait(random.between(0, random.pick([20_000, 2 * minute, 10 * minute])));
      const floorFen = random.pick([0, 2_000, 2_000, 5_000, 20_000]);
      const set = await this.officer.insist('mutual-aid.set-floor', { region, floorFen });
      if (set !== null) reached.note('a floor is set');
    }
  }

  /** Once, in some stories. */
  async publish(): Promise<void> {
    const { kernel, setting, reached } = this.world;
    const { random } = kernel;
    if (!random.chance(0.3)) return;
    const { region } = random.pick(setting.places);
    const notices = shippedNotices.filter(({ regions }) => regions.some((one) => liesIn(region, one)));
    const premium = notices.find(({ rules }) => rules.some(({ kind }) => kind === 'premium'));
    if (premium === undefined) throw new Error(`no notice sets a premium for ${region}`);
    await kernel.wait(random.between(0, random.pick([minute, 5 * minute, 20 * minute])));
    const notice = withPremium(premium, fen(random.pick([36_000, 36_000, 40_000])));
    await this.bringOut(notice, region);
    const chain = this.world.store.read('notice-chains', notice.id) as NoticeChain | null;
    const [entry] = chain?.entries ?? [];
    if (entry === undefined) return;
    this.world.publish(notice, entry.from);
    reached.note('a notice is published');
  }

  /** One officer writes and proposes, the other agrees. */
  private async bringOut(notice: NoticeDocument, region: string): Promise<void> {
    const draftId = 'd'.repeat(32);
    const draft = { draftId, revision: 0, region, json: JSON.stringify(notice), trials: [] };
    await this.officer.insist('notices.draft-save', draft);
    // Answers may be lost: what is stored counts.
    const stored = this.world.store.read('notice-drafts', draftId) as NoticeDraft | null;
    const read = { draftId, revision: stored?.revision ?? 0 };
    const opened = (await this.officer.insist('notices.draft', { draftId })) as Pick<
      DraftView,
      'toConfirm'
    > | null;
    const confirmed = opened?.toConfirm ?? [];
    await this.officer.insist('notices.propose', { ...read, inForceFrom: null, confirmed });
    await this.secondOfficer.insist('notices.agree', read);
  }
}

/** With all amounts that are stated as a share of the premium. */
function withPremium(notice: NoticeDocument, amountFen: Fen): NoticeDocument {
  const before = notice.rules.find(({ kind }) => kind === 'premium');
  const share = amountFen / Number((before as unknown as { readonly amountFen: Fen }).amountFen);
  const scaled = JSON.stringify(notice.rules, (field, value: unknown) =>
    field === 'statedFen' && typeof value === 'number' ? Math.round(value * share) : value,
  );
  const rules = JSON.parse(scaled) as NoticeDocument['rules'];
  return {
    ...notice,
    rules: rules.map((rule) => (rule.kind === 'premium' ? { ...rule, amountFen } : rule)),
  };
}
