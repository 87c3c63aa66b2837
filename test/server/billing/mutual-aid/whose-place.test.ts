import { noFen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import { hunan, jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { dibao, father } from '../../sample';
import { balancesOf, bindingsOf, openAccount } from './bureau';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe('the bureau’s files, of an officer who answers for two places,', () => {
  it('of one place change no account of another one of its proposer’s: who agrees has to answer for both', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    await server.hireOfficer('oOfBoth', [jincheng, hunan]);
    await server.hireOfficer('oHunan', ['430000']);
    server.setToday('2023-11-21');
    const balances = { region: hunan, number: 'b', asOf: isoDay('2023-11-20'), csv: balancesOf('900') };
    const bindings = { region: hunan, number: 'b', csv: bindingsOf([[father, '父亲']]) };
    const outcomes = [
      await server.byTwo('mutual-aid.import-balances', balances, 'oOfBoth', 'oHunan'),
      await server.byTwo('mutual-aid.import-bindings', bindings, 'oOfBoth', 'oHunan'),
    ];
    expect(outcomes).toMatchObject([
      { taken: 0, rejected: [{ row: 1, field: '证件号码' }] },
      { taken: 0, rejected: [{ row: 1, field: '持有人证件号码' }] },
    ]);
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ region: jincheng, balanceFen: 10_000 }]);
    const again = { ...balances, number: 'moved' };
    expect(await server.byTwo('mutual-aid.import-balances', again, 'oOfBoth')).toMatchObject({ taken: 1 });
  });

  it('of one place are not taken back for another place’s account by a second who answers for one alone', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    await server.hireOfficer('oOfBoth', [jincheng, hunan]);
    await server.hireOfficer('oHunan', ['430000']);
    server.setToday('2023-11-22');
    const of = (region: string, day: string, yuan: string) => ({
      ...{ region, number: day, asOf: isoDay(day), csv: balancesOf(yuan) },
    });
    const first = of(hunan, '2023-11-20', '900');
    await server.byTwo('mutual-aid.import-balances', first, 'oOfBoth');
    // The place that has the account now is Jincheng again, and nothing but the balance moved since.
    const [account] = server.all('mutual-aid-accounts');
    if (account === undefined) throw new Error('there is no account');
    await server.cloudFor('').db.put('mutual-aid-accounts', { ...account, region: jincheng });
    const undone = await server.byTwo('mutual-aid.undo-balances', first, 'oOfBoth', 'oHunan');
    expect(undone).toMatchObject({ undone: 0, rejected: [{ row: 1 }] });
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 90_000 }]);
  });

  it('bind as of another place whom an office of the proposer’s other place knows', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    await server.hireOfficer('oOfBoth', [jincheng, hunan]);
    await server.certify(father, hunan, dibao);
    const bindings = { region: jincheng, number: 'b2', csv: bindingsOf([[father, '父亲']]) };
    expect(await server.byTwo('mutual-aid.import-bindings', bindings, 'oOfBoth')).toMatchObject({ taken: 1 });
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ relatives: [{ elsewhere: true }] }]);
  });
});
