import type { AwaitingApplication } from '../../contract/officer';
import type { BatchFile, BatchView } from '../../contract/mutual-aid';
import type { CaseAction, CaseView } from '../../contract/refunds';
import type { IsoDay } from '../../policy/calendar';
import { balancesFile, type Bureau } from '../bureau/bureau';
import { batchStands } from '../invariants/monitor';
import type { Path } from '../reached';
import type { World } from '../world';
import { CorrectionStory } from './correction-story';
import { DeathStory } from './death-story';
import { ElsewhereStory } from './elsewhere-story';
import { GrantStory } from './grant-story';
import { OfficerClient } from './officer-client';
import { ProposalStory } from './proposal-story';
import { RegistrationStory } from './registration-story';
import { ReimbursementStory } from './reimbursement-story';
import { UntrueFiles } from './untrue-files';
import { WindowStory } from './window-story';
import { certified } from './household';
import type { Human } from './humans';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;

interface Batch {
  readonly region: string;
  readonly number: string;
}

/** What came of taking a list of one row back. */
interface Undone {
  readonly undone: number;
}

const pathOfDecision: Readonly<Record<CaseAction, Path | null>> = {
  approve: 'a refund is granted',
  decline: 'a refund is declined',
  retry: 'a refund fails and is sent again',
  'paid-by-hand': 'a refund is paid by hand',
  returned: null,
  close: null,
};

/** What the office's people do while the story goes on: confirm claims, exchange files with the bureau, settle cases. */
export class OfficerStory {
  private batches = 0;
  private files = 0;
  private readonly unanswered: Batch[] = [];
  /** The bureau's answer to a batch before. */
  private lastAnswer = '';
  /** What each batch number stood for when it was first handed out. */
  private readonly handedOut = new Map<string, string>();
  private readonly officers: readonly [OfficerClient, OfficerClient];
  private readonly proposals: ProposalStory;
  private readonly untrue: UntrueFiles;
  private readonly corrections: CorrectionStory;
  private readonly grants: GrantStory;
  private readonly elsewhere: ElsewhereStory;

  constructor(
    private readonly world: World,
    private readonly bureau: Bureau,
  ) {
    this.officers = [new OfficerClient(world, 'officer-1'), new OfficerClient(world, 'officer-2')];
    const [officer] = this.officers;
    this.proposals = new ProposalStory(world, this.officers);
    this.untrue = new UntrueFiles(world, this.proposals);
    this.corrections = new CorrectionStory(world, officer, this.proposals);
    this.grants = new GrantStory(world, officer, this.proposals);
    this.elsewhere = new ElsewhereStory(world, this.proposals, this.untrue);
  }

  /** What was registered wrongly, while people are paying. */
  correct(): Promise<void> {
    return this.corrections.live();
  }

  /** What should not have been paid, while people are paying. */
  giveBack(): Promise<void> {
    return this.grants.live();
  }

  /** Who died, while people are paying. */
  noteDeaths(): Promise<void> {
    const { world, officers, proposals, grants, corrections } = this;
    return new DeathStory(world, officers[0], proposals, { grants, corrections }).live();
  }

  /** What only the window can give back to who was certified after he had paid. */
  giveAtWindow(): Promise<void> {
    const { world, officers, proposals, grants, elsewhere } = this;
    return new WindowStory(world, officers[0], proposals, { grants, elsewhere }).live();
  }

  /** What a notice of the place gives back after payment. */
  giveBackAfterwards(): Promise<void> {
    return new ReimbursementStory(this.world, this.officers, this.proposals).live();
  }

  /** What banks and counters took, while people are paying. */
  paidElsewhere(): Promise<void> {
    return this.elsewhere.live();
  }

  /** What bureau and tax office were told of a district's people is answered. */
  answerRegistrations(district: string): Promise<void> {
    const story = new RegistrationStory(this.world, this.officers[0], this.proposals);
    return story.answer(district, this.world.registrations);
  }

  /** A roster that comes while people are paying: claims become certain, perhaps in the middle of an order. */
  confirmClaims(): void {
    const { kernel, humans } = this.world;
    for (const human of humans.filter(({ claimed }) => claimed.length > 0)) {
      if (kernel.random.chance(0.6)) kernel.start(() => this.confirmLate(human));
    }
  }

  private async confirmLate(human: Human): Promise<void> {
    const { random } = this.world.kernel;
    await this.world.kernel.wait(
      random.between(0, random.pick([2 * minute, 10 * minute, 20 * minute, 10 * hour])),
    );
    const rows = [{ ...human.entry, identities: certified(human, human.claimed) }];
    const request = { batch: `late-${human.index}`, part: 1, region: human.place.region, rows };
    const holds = await this.proposals.live('roster.import', request, [human]);
    if (holds && random.fork(`undo ${human.index}`).chance(0.1)) await this.takeBack(request, human);
  }

  /** The list was another village's: it is taken back while people pay by it. */
  private async takeBack(request: object, human: Human): Promise<void> {
    const { kernel, reached } = this.world;
    await kernel.wait(kernel.random.between(minute, hour));
    const proposalId = await this.proposals.hold('roster.undo', request, [human]);
    if (proposalId === null) return;
    reached.note('a roster is taken back');
    const undone = this.proposals.outcomeOf(proposalId) as Undone | null;
    if (undone?.undone === 1) this.world.takenBack.add(human);
  }

  /** Goes through a place's claims one by one: some are confirmed, some turned down. */
  async decideClaims(region: string): Promise<void> {
    const { kernel, reached } = this.world;
    const asked = { region, year: insuredYear };
    const applications = await this.officers[1].list<AwaitingApplication>(
      'applications.awaiting',
      asked,
      'applications',
    );
    for (const { recordId, applicationId, claimed } of applications) {
      if (!kernel.random.chance(0.7)) continue;
      await kernel.wait(kernel.random.between(1_000, minute));
      const confirms = kernel.random.chance(0.5);
      const { identities, circumstances } = claimed;
      const decision = confirms
        ? { identities, circumstances }
        : { identities: [], circumstances: [], decline: { reason: 'not-on-list' } };
      const request = { recordId, applicationId, ...decision };
      if ((await this.officers[1].insist('roster.confirm', request)) === null) continue;
      reached.note(confirms ? 'a claim is confirmed' : 'a claim is turned down');
    }
  }

  /** Exchanges files with the bureau of a place: what failed before, under its old number, and what is new. */
  async exchange(region: string): Promise<void> {
    this.batches += 1;
    const { random } = this.world.kernel;
    if (this.world.anyUnsent(region) || random.chance(0.2)) {
      const number = `batch-${this.batches}`;
      this.unanswered.push({ region, number });
      // The other officer makes one of its own in the same moment; the list of batches shows it.
      if (random.chance(0.2)) {
        const own = { region, number: `${number}-too` };
        this.world.kernel.start(
          async () => void (await this.officers[1].insist('mutual-aid.make-batch', own)),
        );
      }
    }
    for (const batch of this.unanswered.filter((one) => one.region === region)) {
      if (await this.exchangeBatch(batch)) this.unanswered.splice(this.unanswered.indexOf(batch), 1);
    }
  }

  /** Brings to an end what the office's own list shows as sent and not answered, whoever made it. */
  async clear(region: string): Promise<void> {
    const batches = await this.officers[0].list<BatchView>('mutual-aid.batches', { region }, 'batches');
    for (const { number, open } of batches.filter((one) => one.open.lines > 0)) {
      const file = await this.officers[1].insist('mutual-aid.batch-file', { region, number });
      if (file === null) throw new Error(`the list shows ${open.lines} lines of ${number}, and no file`);
      const csv = this.bureau.decide((file as BatchFile).csv);
      const answer = this.world.sealed('result', { region, number, day: this.world.today, csv });
      await this.proposals.live('mutual-aid.read-result', answer, []);
    }
  }

  /** Whether the bureau's answer was read in the end. */
  private async exchangeBatch(batch: Batch): Promise<boolean> {
    const { kernel, injection } = this.world;
    const { random } = kernel;
    const file = await this.makeBatch(batch);
    if (file === null) return false;
    await kernel.wait(random.between(minute, random.pick([hour, 4 * hour])));
    // Refund requests are decided while the file is under way.
    if (!this.world.peopleDone) await this.settleCases(0.8);
    await kernel.wait(random.between(minute, random.pick([hour, 6 * hour])));
    const csv = this.bureau.decide(file);
    await kernel.wait(random.between(minute, hour));
    let read = false;
    for (const version of this.filesFrom(csv)) {
      const answer = this.world.sealed('result', { ...batch, day: this.world.today, csv: version });
      await this.untrue.tryBefore('mutual-aid.read-result', answer);
      read = await this.proposals.live('mutual-aid.read-result', answer, []);
    }
    if (this.handedOut.has(batch.number) && random.chance(injection.faults.fileRepeated)) {
      await this.makeBatch(batch);
    }
    return read;
  }

  /** A number stands for the same lines whoever asks for it, and however often. */
  private async makeBatch(batch: Batch): Promise<string | null> {
    const { kernel, reached, monitor } = this.world;
    const known = this.handedOut.get(batch.number);
    const both = kernel.random.chance(0.3);
    const made = await Promise.all(
      (both ? this.officers : [this.officers[0]]).map((officer) =>
        officer.insist('mutual-aid.make-batch', batch),
      ),
    );
    const files = made.flatMap((one) => (one === null ? [] : [(one as { readonly csv: string }).csv]));
    if (files.length > 1) reached.note('two officers make the same batch at once');
    // An empty batch is none: its number may stand for something later.
    const filled = files.filter((csv) => csv.trim().split('\n').length > 1);
    const first = known ?? filled[0];
    if (first === undefined) return files[0] ?? null;
    if ((known === undefined ? filled : files).some((csv) => csv !== first)) {
      monitor.report(batchStands, `${batch.number} changed`);
    }
    this.handedOut.set(batch.number, first);
    return first;
  }

  /** How the bureau's answer comes: first perhaps damaged, then whole, then perhaps again. */
  private *filesFrom(csv: string): Iterable<string> {
    const { kernel, faults, peopleDone, reached } = this.world;
    const { random } = kernel;
    const [header = '', ...rows] = csv.split('\n');
    const damaged = rows.length > 0 && !peopleDone && random.chance(faults.fileDamaged);
    if (damaged && random.chance(0.7)) {
      reached.note('a result file is cut off');
      yield csv.slice(0, random.between(header.length + 2, csv.length - 1));
    }
    if (damaged && random.chance(0.7)) {
      reached.note('a result file is in another order');
      yield [header, ...random.shuffle(rows)].join('\n');
    } else yield csv;
    if (damaged && random.chance(0.6)) {
      reached.note('a result file contradicts itself');
      const row = random.pick(rows);
      yield [
        header,
        ...rows,
        row.includes('成功') ? row.replace('成功', '失败') : row.replace('失败', '成功'),
      ].join('\n');
    }
    const others = this.otherAnswers(csv);
    if (damaged && others.length > 0) {
      reached.note('a result file has lines of another batch');
      yield [header, ...rows, ...others].join('\n');
    }
    if (peopleDone || !random.chance(faults.fileRepeated)) return;
    reached.note('a result file is read again');
    yield csv;
  }

  /** The bureau's rows of a batch that was answered before, in another order. */
  private otherAnswers(csv: string): readonly string[] {
    const [, ...rows] = this.lastAnswer.split('\n');
    const others = rows.filter((row) => !csv.includes(row.split(',')[0] ?? ''));
    this.lastAnswer = csv;
    return [...others].reverse();
  }

  /** A new file of balances, as of the end of a day. */
  async importBalances(region: string, asOf: IsoDay): Promise<void> {
    const { world } = this;
    this.files += 1;
    const holders = world.payers.filter(
      ({ accountFen, accountAt }) => accountFen !== null && accountAt === region,
    );
    const csv = balancesFile(holders, (holder) => world.bureau.balanceOf(holder, asOf));
    const held = [...world.store.all('mutual-aid-accounts')].some(
      ({ reservedFen }) => Number(reservedFen) > 0,
    );
    if (held) world.reached.note('balances come while an account is held');
    const number = `balances-${this.files}`;
    const file = { asOf, ...world.sealed('balances', { region, number, day: asOf, csv }) };
    const about = holders.map(({ human }) => human);
    const act = 'mutual-aid.import-balances';
    await this.untrue.tryBefore(act, file);
    this.untrue.noteTaken(act, file, await this.proposals.hold(act, file, about));
  }

  /** Both officers work through the same list of what no machine can settle, some of it. */
  async settleCases(diligence: number): Promise<void> {
    await Promise.all(this.officers.map((officer) => this.settleOpenCases(officer, diligence)));
  }

  private async settleOpenCases(officer: OfficerClient, diligence: number): Promise<void> {
    const regions = new Set(['operator', ...this.world.humans.map(({ place }) => place.region)]);
    for (const region of regions) {
      if (!this.world.anyCase(region)) continue;
      const cases = await officer.list<CaseView>('cases.list', { region, state: 'open' }, 'cases');
      for (const open of cases) {
        if (this.world.kernel.random.chance(diligence)) await this.settle(officer, open);
      }
    }
  }

  private async settle(
    officer: OfficerClient,
    { caseId, kind, refundId, actions: all }: CaseView,
  ): Promise<void> {
    // What the merchant's own page shows as given back nobody pays once more by hand.
    const isAtWeChat = refundId !== null && this.world.merchant.holdsRefund(refundId);
    const actions = all.filter((action) => action !== 'paid-by-hand' || !isAtWeChat);
    if (actions.length === 0) return;
    const { random } = this.world.kernel;
    // With the bureau nothing is arranged in an hour.
    if (kind === 'account-refund' && !this.world.peopleDone && random.chance(0.7)) return;
    const grants = this.world.scenario === 'the bureau' && actions.includes('approve') && random.chance(0.4);
    const decision = grants ? 'approve' : random.pick(actions);
    const decided = await officer.insist('cases.resolve', { caseId, decision, note: '看过证明材料' });
    const path = pathOfDecision[decision];
    if (decided !== null && path !== null) this.world.reached.note(path);
    // What can no longer be granted is turned down.
    if (decided === null && decision === 'approve') {
      await officer.insist('cases.resolve', { caseId, decision: 'decline', note: '看过证明材料' });
    }
  }
}
