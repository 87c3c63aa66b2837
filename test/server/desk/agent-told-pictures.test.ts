import type { PersonFile, PersonFileActions } from '../../../contract/person-file';
import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { inboxPath } from '../../../server/evidence/paths';
import { officer, type PaymentTestServer, startTestServer } from '../money';
import { PicturesOfPhone, jpeg } from '../pictures';
import {
  lookOn,
  paidFor,
  paysFen,
  returned,
  somebody,
  startJilin,
  changyi,
} from '../reimbursements/jilin-city';
import { handIn, haoxi, lives } from '../residents/lists';
import { claiming, dibao, father, onBehalf, ruizhou } from '../sample';

let server: PaymentTestServer;

async function fileIn(region: string): Promise<PersonFile> {
  const personId = server.all('people')[0]?._id ?? '';
  const request: PersonFileActions['persons.file']['request'] = { region, personId };
  const reply = await server.call(officerTable, officer, { action: 'persons.file', ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as PersonFile;
}

async function lines(region: string, title: string): Promise<string> {
  const { sections } = await fileIn(region);
  const found = sections.find((one) => one.title === title)?.lines ?? [];
  return found.map(({ label, words }) => `${label}：${words}`).join('\n');
}

describe('a person’s file says', () => {
  it('which agent calls on him', async () => {
    server = await startTestServer();
    await handIn(server, [lives(father, { village: haoxi, household: '0002', agent: '周有田' })]);
    expect(await lines(ruizhou, '居民名单')).toContain('户号0002；代办员周有田；2024年度还没参保');
  });

  it('how many pictures came with a request for a refund, and until when they are kept', async () => {
    server = await startTestServer();
    const record = await server.enrol('oPayer', father, ruizhou);
    const orderId = await server.place('oPayer', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const asked = { orderId, line: 0, reason: 'wrong-place' } as const;
    const { refunds } = await server.ask('oPayer', 'refund.request', asked);
    const phone = new PicturesOfPhone(server, 'oPayer', refunds[0]?.refundId ?? '');
    const pictureId = await phone.give();
    await phone.give();
    expect(await lines(ruizhou, '退费')).toContain('等审批，附了2张图片，办结后保存60天');
    expect(JSON.stringify(await fileIn(ruizhou))).not.toContain(pictureId);
    const [waiting] = (await server.asOfficer('cases.list', { region: ruizhou })).cases;
    const decided = { caseId: waiting?.caseId ?? '', decision: 'decline', note: '看过户口本' } as const;
    await server.asOfficer('cases.resolve', decided);
    // Sixty days after 20 November 2023.
    expect(await lines(ruizhou, '退费')).toContain('不同意，附了2张图片，保存到2024年1月19日');
  });

  it('how many came with what somebody claimed for him', async () => {
    server = await startTestServer();
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      region: ruizhou,
      year: 2024,
      claims: claiming(dibao),
      consent: onBehalf,
    });
    const of = { kind: 'claim', id: record.recordId } as const;
    const { pictureId } = await server.ask('oDaughter', 'evidence.begin', of);
    server.files.upload('oDaughter', inboxPath(pictureId), jpeg);
    await server.ask('oDaughter', 'evidence.keep', { ...of, pictureId });
    expect(await lines(ruizhou, '身份申报附的图片')).toBe('2024年度：附了1张图片，办结后保存60天');
  });

  it('whether he was told that he can apply for what comes back (Jilin city 4.2.3)', async () => {
    server = await startJilin();
    const id = await paidFor(server, somebody(1, '王建国'), {
      fen: paysFen.returned,
      identities: [returned],
    });
    await lookOn(server, '2024-01-02');
    const untold = '乡村振兴部门还没有登记通知过本人';
    expect(await lines(changyi, '先缴后补的补贴')).toContain(`等申请，${untold}`);
    const ticked = { region: changyi, year: 2024, reimbursementIds: [id], told: true };
    await server.asOfficer('reimbursements.tick', ticked);
    expect(await lines(changyi, '先缴后补的补贴')).toContain('等申请，2024年1月2日通知过本人');
  });
});
