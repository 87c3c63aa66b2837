import { officerTable } from '../../../server/actions/officer';
import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
  batchOf,
  changyi,
  disabled,
  lookOn,
  officer,
  paysFen,
  somebody,
  startJilin,
  stored,
  year,
} from './jilin-city';

/** Two streets of Changyi. */
const street = '220202001';
const nextStreet = '220202002';
const listDay = '2024-01-01';
const father = somebody(1, '王建国');
const whose = { document: father.document, year } as const;

describe('money that the city gives back to somebody whom a stranger had insured in a street, and whom only the next street certified', () => {
  let server: PaymentTestServer;
  let id: string;
  beforeEach(async () => {
    server = await startJilin();
    const rows = [street, nextStreet].map((code, at) => ({ code, name: `测试街道${'甲乙'[at]}` }));
    await server.call(officerTable, officer, { action: 'places.add', region: changyi, rows });
    id = await server.enrol('oPayer', father, street);
    const orderId = await server.place('oPayer', [id], paysFen.disabled);
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.certify(father, nextStreet, disabled);
    await lookOn(server, listDay);
  });

  const listed = async (region: string) => {
    const { reimbursements } = await server.asOfficer('reimbursements.list', { region, year, state: 'due' });
    return reimbursements.map(({ reimbursementId, amountFen }) => ({ reimbursementId, amountFen }));
  };
  const counted = async (region: string) => {
    const { counts } = await server.asOfficer('reimbursements.overview', { region, year });
    return counts.find(({ state }) => state === 'due')?.count ?? 0;
  };
  const theOne = () => [{ reimbursementId: id, amountFen: 29_000 }];

  it('is neither listed nor counted in the street, and is in the district', async () => {
    expect(stored(server, id)).toMatchObject({ amountFen: 29_000, region: street });
    expect([await listed(street), await counted(street)]).toEqual([[], 0]);
    expect(await listed(nextStreet)).toEqual([]);
    expect([await listed(changyi), await counted(changyi)]).toEqual([theOne(), 1]);
  });

  it('is not found by his number in the street, nor declined by its officer', async () => {
    await server.hireOfficer('oStreet', [street]);
    const found = await server.asOfficer('reimbursements.find', { region: street, ...whose }, 'oStreet');
    expect(found).toEqual({ reimbursement: null });
    const declining = { reimbursementId: id, reason: '材料不全' };
    expect(await server.officerRefusal('reimbursements.decline', declining, 'oStreet')).toMatchObject({
      code: 'NO_REIMBURSEMENT',
    });
    expect(await server.asOfficer('reimbursements.find', { region: changyi, ...whose })).toMatchObject({
      reimbursement: { reimbursementId: id },
    });
  });

  it('reaches him by the district’s office: account and batch are taken there, and not in the street', async () => {
    const file = accountsOf(accountLine(father, 'federation'));
    const ofStreet = { ...file, region: street };
    expect(await server.byTwo('reimbursements.accounts', ofStreet, officer)).toMatchObject({ taken: 0 });
    expect(await server.byTwo('reimbursements.accounts', file, officer)).toMatchObject({ taken: 1 });
    const preparing = {
      ...{ region: street, year, number: 'A1' },
      ...{ fund: 'disability-employment', accountKind: 'federation' },
    };
    expect(await server.officerRefusal('reimbursements.prepare-batch', preparing)).toMatchObject({
      code: 'NOTHING_DUE',
    });
    const batch = await batchOf(server, 'A1', 'federation', 'disability-employment');
    expect(batch).toMatchObject({ lines: 1, sumFen: 29_000 });
  });

  it('is read in the street too from the next look on, once he confirmed who applied', async () => {
    const { code } = await server.asOfficer('codes.issue', { ...father, region: nextStreet });
    await server.resident('oFather', 'self.confirm', { ...father, code });
    const { relatives } = await server.resident('oPayer', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    const { token } = await server.resident('oPayer', 'family.invite', { relativeId });
    await server.resident('oFather', 'family.accept', { token, accept: true });
    await lookOn(server, '2024-01-02');
    expect(await listed(street)).toEqual(theOne());
  });
});
