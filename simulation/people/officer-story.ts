import type { CaseAction, CaseView } from '../../contract/refunds';
import type { Reply } from '../../contract/reply';
import { balancesFile, type Bureau } from '../bureau/bureau';
import type { World } from '../world';
import { certified } from './household';
import { officerId } from './office-work';

const minute = 60_000;
const hour = 60 * minute;

interface Batch {
  readonly region: string;
  readonly number: string;
}

/** What the office's people do while the story goes on: confirm claims, exchange files with the bureau, settle cases. */
export class OfficerStory {
  private batches = 0;
  private files = 0;
  private readonly unanswered: Batch[] = [];

  constructor(
    private readonly world: World,
    private readonly bureau: Bureau,
  ) {}

  /** A roster that comes while people are paying: claims become certain, perhaps in the middle of an order. */
  async confirmClaims(): Promise<void> {
    const { random } = this.world.kernel;
    for (const human of this.world.humans.filter(({ claimed }) => claimed.length > 0)) {
      if (!random.chance(0.6)) continue;
      await this.world.kernel.wait(random.between(0, random.pick([minute, 5 * minute, 10 * hour])));
      const rows = [{ ...human.entry, identities: certified(human, human.claimed) }];
      const batch = `late-${human.index}`;
      await this.insist('roster.import', { batch, part: 1, region: human.place.region, rows });
    }
  }

  /** Exchanges files with the bureau of a place: what failed before, under its old number, and what is new. */
  async exchange(region: string): Promise<void> {
    this.batches += 1;
    this.unanswered.push({ region, number: `batch-${this.batches}` });
    for (const batch of this.unanswered.filter((one) => one.region === region)) {
      if (await this.exchangeBatch(batch)) this.unanswered.splice(this.unanswered.indexOf(batch), 1);
    }
  }

  /** Whether the bureau's answer was read in the end. */
  private async exchangeBatch(batch: Batch): Promise<boolean> {
    const { random } = this.world.kernel;
    const { fileRepeated } = this.world.weather.faults;
    const file = await this.insist('mutual-aid.make-batch', batch);
    if (file === null) return false;
    const csv = this.bureau.decide((file as { readonly csv: string }).csv);
    await this.world.kernel.wait(random.between(minute, 3 * hour));
    let read = false;
    for (let readings = random.chance(fileRepeated) ? 2 : 1; readings > 0; readings -= 1) {
      read = (await this.insist('mutual-aid.read-result', { ...batch, csv })) !== null || read;
    }
    if (random.chance(fileRepeated)) await this.insist('mutual-aid.make-batch', batch);
    return read;
  }

  /** A new file of balances, as of the end of a day. */
  async importBalances(region: string, asOf: string): Promise<void> {
    this.files += 1;
    const holders = this.world.payers.filter(
      ({ accountFen, human }) => accountFen !== null && human.place.region === region,
    );
    const csv = balancesFile(holders, (holder) => this.world.bureau.balanceOf(holder, asOf));
    await this.insist('mutual-aid.import-balances', { region, number: `balances-${this.files}`, asOf, csv });
  }

  /** Works through the list of what no machine can settle, some of it. */
  async settleCases(diligence: number): Promise<void> {
    const regions = new Set(['operator', ...this.world.humans.map(({ place }) => place.region)]);
    for (const region of regions) {
      const list = await this.insist('cases.list', { region, state: 'open' });
      for (const open of (list as { readonly cases: readonly CaseView[] } | null)?.cases ?? []) {
        if (this.world.kernel.random.chance(diligence)) await this.settle(open);
      }
    }
  }

  private async settle({ caseId, actions }: CaseView): Promise<void> {
    if (actions.length === 0) return;
    const decision: CaseAction = this.world.kernel.random.pick(actions);
    await this.insist('cases.resolve', { caseId, decision, note: '已核对' });
  }

  /** Officers try again after an error, a few times. Null where it was refused, or never got through. */
  private async insist(action: string, request: object): Promise<unknown> {
    for (let tries = 0; tries < 5; tries += 1) {
      const reply: Reply<unknown> | null = await this.world.ask('officer', officerId, action, request);
      if (reply?.ok === true) return reply.data;
      if (reply !== null && reply.error.retryable !== true) return null;
      await this.world.kernel.wait(this.world.kernel.random.between(2_000, minute));
    }
    return null;
  }
}
