import notice from '../../policy/notices/jilin-city-2024.json';
import { officerPages } from '../../src/officer/pages';
import { agreeToNext } from '../../harness/journeys/officers';
import {
  byTwoOf,
  morningOf,
  officeAnswers,
  paidFor,
  requireAnswer,
} from '../../harness/journeys/answered-files';
import { residentNumber } from '../../harness/steps';
import { Phones } from './use-phones';

jest.setTimeout(300_000);

const phones = Phones.use();
const daughter = 'oSampleDaughterLi';
const ofJilin = ['oSampleOfficerJilin', 'oSampleSecondJilin'] as const;
const ofRuizhou = ['oSampleOfficerRuizhou', 'oSampleSecondRuizhou'] as const;

function person(name: string, born: string, running: number) {
  return { name, document: { kind: 'resident-id', number: residentNumber(born, running) } };
}

describe('what was paid here, in Chromium,', () => {
  it('leaves as a numbered file; registered it says so on the family’s page, refused it is a case that an officer closes', async () => {
    const { cloud } = phones;
    const paying = { payer: daughter, region: '360983001', agreedFen: 38_000 };
    const mother = await paidFor(cloud, {
      ...paying,
      person: person('周桂兰', '1951-06-08', 801),
      running: 1,
    });
    const aunt = await paidFor(cloud, { ...paying, person: person('周桂芳', '1953-02-11', 802), running: 2 });
    const phone = await phones.phoneOf(daughter);
    await phone.open(`packages/records/record/index?id=${mother.recordId}`);
    await phone.says('已缴费');
    await morningOf(cloud, '2023-11-21');

    const said = await officeAnswers(await phones.phoneOf(), cloud, 'one-refused-YB-360983-000001');
    expect(said).toContain('已经回了2行');
    const words: string[] = [];
    for (const { recordId } of [mother, aunt]) {
      await phone.open(`packages/records/record/index?id=${recordId}`);
      await phone.says(/医保已登记|医保没有登记上/);
      words.push(await phone.words());
    }
    expect(words.filter((one) => one.includes('医保已登记'))).toHaveLength(1);
    expect(words.filter((one) => one.includes('医保没有登记上'))).toHaveLength(1);

    const officer = await phones.phoneOf('oSampleOfficerGaoan');
    await officer.open(officerPages.officerCases);
    await officer.says('参保没有登记上');
    const [card = ''] = (await officer.idsFrom('case-')).filter((id) => id.endsWith('-refused'));
    const caseId = card.replace(/^case-/, '');
    await officer.input(`note-${caseId}-input`, '号码少一位，已更正，在参保报送里重新报送');
    await officer.tap(`close-${caseId}`);
    await officer.gone(card);
  });
});

/** Before the days of January come: what was looked through then isn't looked through again in November. */
describe('a refund that nobody asked for (Ruizhou 3.2), in Chromium,', () => {
  it('stands on the office’s list, and goes back once two have agreed', async () => {
    const { cloud } = phones;
    const aided = person('吴大山', '1955-05-05', 821);
    const { recordId, orderId } = await paidFor(cloud, {
      payer: daughter,
      person: aided,
      region: '360983001',
      agreedFen: 38_000,
      running: 21,
    });
    const rows = [{ ...aided, identities: [{ code: 'dibao', since: '2023-11-21' }] }];
    await byTwoOf(cloud, ofRuizhou, [
      'roster.import',
      { batch: 'answered-2', part: 1, region: '360983001', rows },
    ]);
    await morningOf(cloud, '2023-11-23');

    const officer = await phones.phoneOf(ofRuizhou[0]);
    await officer.open(officerPages.officerReimbursements);
    await officer.appears(`due-${recordId}`);
    await officer.says('320');
    await officer.tap('continue');
    await officer.says('已提出退1人');
    await agreeToNext(await phones.phoneOf(ofRuizhou[1]));
    await cloud.fireTimer();
    await cloud.advance(60_000);
    await cloud.fireTimer();
    const phone = await phones.phoneOf(daughter);
    await phone.open(`packages/pay/order/index?id=${orderId}`);
    await phone.says(/退[^]*320 元|320 元[^]*退/);
  });
});

describe('money that Jilin city gives back, in Chromium,', () => {
  const father = person('赵国安', '1950-03-04', 811);
  const himself = 'oSampleVisitor';
  const changyi = '220202';

  /** While he lives he proves himself, and lets his daughter see what is certified of him. */
  async function confirmDaughter(relativeId: string): Promise<void> {
    const { cloud } = phones;
    const issue = { action: 'codes.issue', ...father, region: changyi };
    const { code } = await requireAnswer<{ readonly code: string }>(cloud, ofJilin[0], ['officer', issue]);
    await requireAnswer(cloud, himself, ['resident', { action: 'self.confirm', ...father, code }]);
    const invite = { action: 'family.invite', relativeId };
    const { token } = await requireAnswer<{ readonly token: string }>(cloud, daughter, ['resident', invite]);
    await requireAnswer(cloud, himself, ['resident', { action: 'family.accept', token, accept: true }]);
  }

  /** The city's notice comes out as one that is no draft. */
  async function publish(): Promise<void> {
    const { cloud } = phones;
    const draftId = 'd'.repeat(32);
    const json = JSON.stringify({ ...notice, draft: false });
    const save = { action: 'notices.draft-save', draftId, revision: 0, region: '220200', json, trials: [] };
    const saved = await requireAnswer<{ readonly revision: number; readonly toConfirm: readonly string[] }>(
      cloud,
      ofJilin[0],
      ['officer', save],
    );
    const { revision, toConfirm: confirmed } = saved;
    const propose = { action: 'notices.propose', draftId, revision, inForceFrom: null, confirmed };
    await requireAnswer(cloud, ofJilin[0], ['officer', propose]);
    await requireAnswer(cloud, ofJilin[1], ['officer', { action: 'notices.agree', draftId, revision }]);
    await cloud.advance(5 * 60_000);
  }

  it('is applied for by a daughter for her late father, decided, not released under the draft, then paid: she reads the day', async () => {
    const { cloud } = phones;
    const rows = [{ ...father, identities: [{ code: 'returned-to-poverty', since: '2022-06-01' }] }];
    const roster = { batch: 'answered-1', part: 1, region: changyi, rows };
    await byTwoOf(cloud, ofJilin, ['roster.import', roster]);
    // 240 yuan in the window (Jilin city 1), of which 140 come back on application (2.1, 4.2.3).
    const paying = { payer: daughter, person: father, region: changyi, agreedFen: 24_000, running: 11 };
    const { recordId, relativeId } = await paidFor(cloud, paying);
    await confirmDaughter(relativeId);
    await morningOf(cloud, '2024-01-02');

    const phone = await phones.phoneOf(daughter);
    await phone.open(`packages/records/reimbursement/index?id=${recordId}`);
    await phone.says('还是征求意见稿，不是正式通知');
    await phone.tap('relation-child');
    await phone.input('applicant-input', '赵小红');
    await phone.input('holder-input', '赵小红');
    await phone.input('bank-input', '农业银行昌邑支行');
    await phone.input('number-input', '6228480012345678901');
    await phone.tap('continue');
    await phone.says('已经提交给经办机构');

    const officer = await phones.phoneOf(ofJilin[0]);
    await officer.open(officerPages.officerReimbursements);
    await officer.tap('work-applications');
    await officer.says('本人已去世');
    await officer.tap('continue');
    await officer.says('已提出同意1人，等另一位经办人同意后生效');
    await agreeToNext(await phones.phoneOf(ofJilin[1]));

    await officer.open(officerPages.officerReimbursements);
    await officer.tap('work-batches');
    await officer.input('batch-number-input', 'cs-1');
    await officer.tap('continue');
    await officer.says('依据的还是征求意见稿，不能放行。');
    await officer.tap('release-cs-1');
    await officer.says('没有办成');

    await publish();
    await officer.open(officerPages.officerReimbursements);
    await officer.tap('work-batches');
    await officer.tap('release-cs-1');
    await officer.says('已提出放行1笔、140元');
    await agreeToNext(await phones.phoneOf(ofJilin[1]));

    const page = await phones.phoneOf();
    expect(await officeAnswers(page, cloud, 'off-by-a-fen-cs-1')).toContain('没有采用的');
    expect(await officeAnswers(page, cloud, 'all-cs-1')).toContain('复核员同意');
    await phone.open(`packages/records/reimbursement/index?id=${recordId}`);
    await phone.says('2024年1月2日已经发放');
  });
});
