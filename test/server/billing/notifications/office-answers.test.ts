import { isoDay } from '../../../../policy/calendar';
import { officer, type PaymentTestServer } from '../../money';
import {
  accountLine,
  accountsOf,
  answerOf as payoutOf,
  batchOf,
  changyi,
  dibao,
  lookOn,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
} from '../../reimbursements/jilin-city';
import { answerOf, notRegistered, registered } from '../../registration/answers';

const payer = 'oPayer';
const person = somebody(1, '王建国');
const number = `YB-${changyi}-000001`;
const dayMs = 86_400_000;

let server: PaymentTestServer;
let recordId = '';

/** A father on dibao in Jilin city, paid for in the window: 240 yuan (1). */
beforeEach(async () => {
  server = await startJilin();
  recordId = await paidFor(server, person, { fen: paysFen.dibao, identities: [dibao], payer });
});

function told() {
  return server.sent.filter(({ kind }) => kind === 'answer').map(({ day, words }) => [day, words]);
}
async function offered(openId = payer): Promise<readonly string[]> {
  const { offered: all } = await server.resident(openId, 'messages.mine', { recordId });
  return all.map(({ kind }) => kind);
}
function agree() {
  return server.resident(payer, 'messages.agree', { kinds: ['answer'], recordId });
}
/** The timer, on the next days at noon. */
async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    server.pass(dayMs);
    await server.tick();
  }
}
function bureauSays(...rows: readonly string[]) {
  return server.byTwo(
    'registration.read-answer',
    { region: changyi, number, csv: answerOf(...rows) },
    officer,
  );
}

describe('whoever agreed to hear what offices answer', () => {
  it('hears once that the bureau registered the person, with its day and neither amount nor group', async () => {
    await agree();
    await days(2);
    expect(told()).toEqual([]);
    await bureauSays(registered(number, 1, '240.00', '2023-11-21'));
    await days(2);
    expect(told()).toEqual([['2023年11月22日', '医保已登记，请看记录']]);
    expect(JSON.stringify(server.sent.filter(({ kind }) => kind === 'answer'))).not.toMatch(/240|低保/);
  });

  it('hears that it didn’t, and not why', async () => {
    await agree();
    await days(1);
    await bureauSays(notRegistered(number, 1, '240.00', '已在外地参保'));
    await days(1);
    expect(told()).toEqual([['2023年11月21日', '医保没有登记上，请看记录']]);
  });

  it('is asked no more once nothing is left to be answered, and hears nothing of what was before', async () => {
    expect(await offered()).toContain('answer');
    await days(1);
    await bureauSays(registered(number, 1, '240.00', '2023-11-21'));
    expect(await offered()).not.toContain('answer');
  });

  it('took it back, and hears nothing', async () => {
    await agree();
    await server.resident(payer, 'messages.take-back', { kind: 'answer', recordId });
    await days(1);
    await bureauSays(registered(number, 1, '240.00', '2023-11-21'));
    await days(2);
    expect(told()).toEqual([]);
  });
});

describe('the answer to money that comes back', () => {
  async function paidBack(): Promise<void> {
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(person, 'relief')), officer);
    const batch = await batchOf(server, 'jl-1');
    await publishNotice(server);
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    const row = `${recordId},已发放,140.00,${isoDay('2024-01-02')},`;
    await server.byTwo('reimbursements.answer', payoutOf('jl-1', row), officer);
  }

  it('is told to the person himself, whose it is to know: once it is paid, on the day of the answer', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...person, region: changyi });
    const { name, document } = person;
    await server.resident('oHimself', 'self.confirm', { name, document, code });
    await days(1);
    await bureauSays(registered(number, 1, '240.00', '2023-11-21'));
    await lookOn(server, '2024-01-01');
    expect(await offered('oHimself')).toContain('answer');
    await server.resident('oHimself', 'messages.agree', { kinds: ['answer'], recordId });
    await paidBack();
    await days(1);
    expect(told()).toEqual([['2024年1月2日', '补贴办理有新进展，请看记录']]);
  });

  it('is nobody’s news who may not know what offices certified', async () => {
    await agree();
    await days(1);
    await bureauSays(registered(number, 1, '240.00', '2023-11-21'));
    await days(1);
    server.sent.length = 0;
    await paidBack();
    await days(2);
    expect(told()).toEqual([]);
  });
});
