import type {
  ReimbursementBatchView,
  ReimbursementOfficerActions,
  ReimbursementView,
} from '../../contract/reimbursements';
import { liesIn, type NoticeDocument, shippedNotices } from '../../policy';
import type { Reimbursement } from '../../server/schema';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import { AccountFiles, ofApplications, toHisAccount } from './account-files';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';
import { insuredYear } from './settings';
import { UploadStory } from './upload-story';

const minute = 60_000;
const hour = 60 * minute;

export const takenBackWhole = 'of accounts that two took back none is left';
const ofAccounts = /^(account-|applied$)/;

type Overview = ReimbursementOfficerActions['reimbursements.overview']['data'];
type Preparing = ReimbursementOfficerActions['reimbursements.prepare-batch']['request'];

/** What Jilin city gives back, after its list day: accounts, applications, batches; under the draft, and once it is a notice. */
export class ReimbursementStory {
  private readonly random: Random;
  private readonly accounts: AccountFiles;
  private readonly uploads: UploadStory;
  private batches = 0;

  constructor(
    private readonly world: World,
    private readonly officers: readonly [OfficerClient, OfficerClient],
    private readonly proposals: ProposalStory,
  ) {
    this.random = world.kernel.random.fork('reimbursements');
    this.accounts = new AccountFiles(this.random.fork('accounts'));
    this.uploads = new UploadStory(world, officers, proposals);
  }

  async live(): Promise<void> {
    const { kernel, setting } = this.world;
    const place = setting.places.find(({ region }) => givenBackBy(region) !== undefined);
    if (place === undefined || setting.day < '2023-12-31') return;
    const { region } = place;
    if (this.random.chance(0.5)) kernel.start(() => this.bringOut(region));
    for (let times = this.random.pick([4, 8]); times > 0; times -= 1) {
      await kernel.wait(this.random.between(20 * minute, 6 * hour));
      await this.work(region);
    }
  }

  private async work(region: string): Promise<void> {
    const whose = { region, year: insuredYear };
    const [officer] = this.officers;
    const here = this.world.humans.filter(
      ({ place, numberToCome }) => place.region === region && numberToCome === null,
    );
    await this.bringAccounts(region, here);
    await this.applications(region);
    const overview = (await officer.insist('reimbursements.overview', whose)) as Overview | null;
    for (const { fund, accountKind } of overview?.ready ?? []) {
      if (accountKind !== null) await this.batch({ ...whose, fund, accountKind });
    }
  }

  /** From a colleague's page as text, or as a file that is uploaded. */
  private async bringAccounts(region: string, here: readonly Human[]): Promise<void> {
    const csv = this.accounts.make(here);
    if (this.random.chance(0.6)) {
      await this.proposals.live('reimbursements.accounts', { region, csv }, here);
      return;
    }
    const touched = (since: number): readonly Human[] => this.whoseAccountMoved(since);
    const begun = this.world.kernel.now();
    if (!(await this.uploads.live({ kind: 'accounts', region, csv }, touched))) return;
    this.accounts.noteTakenBack(csv);
    this.lookAtTakenBack(begun);
  }

  /** Of a file that was begun at a moment (ms) and taken back whole no account is left, but for what has lapsed. */
  private lookAtTakenBack(begun: number): void {
    const { store, clocksApartMs, monitor } = this.world;
    for (const doc of store.all('reimbursements')) {
      const { _id, state, history } = doc as unknown as Reimbursement;
      const since = history.filter(({ event, at }) => ofAccounts.test(event) && at >= begun - clocksApartMs);
      if (state !== 'lapsed' && since.at(-1)?.event === 'account-given')
        monitor.report(takenBackWhole, `${_id} still has one`);
    }
  }

  private whoseAccountMoved(since: number): readonly Human[] {
    return [...this.world.store.all('reimbursements')].flatMap((doc) => {
      const { personId, history } = doc as unknown as Reimbursement;
      const isMoved = history.some(({ event, at }) => event.startsWith('account-') && at >= since);
      return isMoved ? (this.world.humanOfPerson(personId) ?? []) : [];
    });
  }

  private async applications(region: string): Promise<void> {
    const whose = { region, year: insuredYear };
    const [officer] = this.officers;
    const toApply = await officer.list<ReimbursementView>(
      'reimbursements.list',
      { ...whose, state: 'to-apply' },
      'reimbursements',
    );
    for (const { reimbursementId, person } of toApply) {
      const account = { holder: person.name, bank: '模拟银行', number: ofApplications };
      const application = { relation: 'self', account };
      await officer.insist('reimbursements.apply-for', { reimbursementId, application });
    }
    const applied = await officer.list<ReimbursementView>(
      'reimbursements.list',
      { ...whose, state: 'applied' },
      'reimbursements',
    );
    if (applied.length === 0) return;
    const applications = applied.map(({ reimbursementId, updatedAt }) => ({ reimbursementId, updatedAt }));
    if (await this.proposals.live('reimbursements.approve', { region, applications }, []))
      this.world.reached.note('an application for money back is agreed to');
  }

  private async batch(wanted: Omit<Preparing, 'number'>): Promise<void> {
    this.batches += 1;
    const number = `back-${this.batches}`;
    const request = { ...wanted, number };
    // Two officers prepare under one number at once, now and then.
    if (this.random.chance(0.3)) {
      const [, other] = this.officers;
      this.world.kernel.start(async () => void (await other.insist('reimbursements.prepare-batch', request)));
    }
    const answer = await this.officers[0].insist('reimbursements.prepare-batch', request);
    if (answer === null) return;
    const { batch } = answer as { readonly batch: ReimbursementBatchView };
    const { region, lines, sumFen } = batch;
    if (await this.proposals.live('reimbursements.release', { region, number, lines, sumFen }, [])) {
      await this.answer(batch);
    } else if (this.random.chance(0.6)) {
      await this.officers[0].insist('reimbursements.dissolve-batch', { region, number });
    }
  }

  /** Some are paid, some come back, of some nothing is heard; a second file says it again. */
  private async answer({ region, number }: ReimbursementBatchView): Promise<void> {
    const file = (await this.officers[0].insist('reimbursements.batch-file', { region, number })) as {
      readonly csv: string;
    } | null;
    const rows = (file?.csv ?? '')
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','))
      .filter(([id = '']) => id.endsWith(`-${insuredYear}`));
    this.lookAtAccounts(rows);
    const lines = rows.flatMap(([id = '', , , , yuan = '']) => {
      const said = this.random.pick(['paid', 'paid', 'returned', 'nothing']);
      if (said === 'nothing') return [];
      return [
        said === 'paid' ? `${id},已发放,${yuan},${this.world.today},` : `${id},未发放,${yuan},,账号不存在`,
      ];
    });
    const csv = ['补贴编号,结果,金额(元),发放日期,原因', ...lines].join('\n');
    if (await this.proposals.live('reimbursements.answer', { region, number, csv }, []))
      this.world.reached.note('money is paid back by a batch');
    if (this.random.chance(0.3))
      await this.proposals.live('reimbursements.answer', { region, number, csv }, []);
  }

  private lookAtAccounts(rows: readonly (readonly string[])[]): void {
    for (const [, , , document = '', , , , , , account = ''] of rows) {
      const wrong = this.accounts.wrongWith({ document: bare(document), account: bare(account) });
      if (wrong !== null) this.world.monitor.report(toHisAccount, wrong);
    }
  }

  /** The draft becomes a notice. */
  private async bringOut(region: string): Promise<void> {
    const draft = givenBackBy(region);
    if (draft === undefined) return;
    const { kernel, store } = this.world;
    await kernel.wait(this.random.between(21 * minute, 40 * minute));
    // One notice changes in a story: what people are due is judged by that one.
    if (this.world.published !== null || [...store.all('notice-drafts')].length > 0) return;
    const [author, second] = this.officers;
    const notice: NoticeDocument = { ...draft, draft: false };
    const draftId = 'e'.repeat(32);
    const json = JSON.stringify(notice);
    await author.insist('notices.draft-save', { draftId, revision: 0, region, json, trials: [] });
    const opened = await author.insist('notices.draft', { draftId });
    const confirmed = (opened as { readonly toConfirm: readonly string[] } | null)?.toConfirm ?? [];
    const stored = store.read('notice-drafts', draftId) as { readonly revision: number } | null;
    const read = { draftId, revision: stored?.revision ?? 0 };
    await author.insist('notices.propose', { ...read, inForceFrom: null, confirmed });
    await second.insist('notices.agree', read);
    const chain = store.read('notice-chains', notice.id) as {
      readonly entries: readonly { readonly from: number }[];
    } | null;
    const from = chain?.entries[0]?.from;
    if (from === undefined) return;
    this.world.publish(notice, from);
    this.world.reached.note('a draft that gives back becomes a notice');
  }
}

/** Without the signs that keep a table's program from taking it for a number. */
function bare(cell: string): string {
  return cell.replace(/[^\dX]/g, '');
}

function givenBackBy(region: string): NoticeDocument | undefined {
  return shippedNotices.find(
    ({ regions, rules }) =>
      regions.some((one) => liesIn(region, one)) && rules.some(({ kind }) => kind === 'reimbursement'),
  );
}
