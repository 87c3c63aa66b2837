import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
  answerOf,
  batchOf,
  changyi,
  dibao,
  lookOn,
  officer,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
  stored,
} from './jilin-city';

const father = somebody(1, '王建国');

describe('an account to which money is paid back', () => {
  let server: PaymentTestServer;
  let id: string;
  beforeEach(async () => {
    server = await startJilin();
    await publishNotice(server);
    server.setToday('2023-11-25');
    id = await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
  });

  const numberInFile = async (): Promise<boolean> => {
    const { csv } = await server.asOfficer('reimbursements.batch-file', { region: changyi, number: 'jl-1' });
    return csv.includes('6228480000000000018');
  };

  it('is masked in a batch that isn’t released, and whole in one that is', async () => {
    const batch = await batchOf(server, 'jl-1');
    expect(await numberInFile()).toBe(false);
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    expect(await numberInFile()).toBe(true);
  });

  it('goes 90 days after the money came; that it came stays', async () => {
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
    await server.byTwo('reimbursements.answer', answerOf('jl-1', `${id},已发放,140.00,2024-01-02,`), officer);
    await lookOn(server, '2024-03-31');
    expect(stored(server, id)?.account).not.toBeNull();
    await lookOn(server, '2024-04-02');
    expect(stored(server, id)).toMatchObject({ account: null, state: 'paid', paidOn: '2024-01-02' });
  });

  it('is sealed anew under the newest key, and readable afterwards', async () => {
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
    const [key] = server.settings.encryptionKeys;
    if (key === undefined) throw new Error('no key');
    const newer = { version: key.version + 1, bytes: key.bytes.map((byte) => byte ^ 0x5a) };
    server.settings = { ...server.settings, encryptionKeys: [newer, key] };
    await server.tick();
    expect(stored(server, id)?.sealVersion).toBe(newer.version);
    server.settings = { ...server.settings, encryptionKeys: [newer] };
    expect(await numberInFile()).toBe(true);
  });
});
