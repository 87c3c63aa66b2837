import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { jincheng } from '../money';
import { numberOf } from './people-of-files';
import { type UploadTestServer, region, startUploadServer, workbookOf } from './uploading';

const neighbour = '360983002';
const header = [
  '姓名',
  '身份证号',
  '行政区划代码',
  '缴费年度',
  '缴费时间',
  '缴费金额',
  '渠道',
  '电子税票号码',
];

/** Nobody's certified, and somebody on dibao in the next street. */
const [anybody, onDibao] = [1, 2];

function paid(at: number, yuan: string, day = '2023-11-15') {
  return ['李某某', numberOf(at), region, '2024', day, yuan, '农业银行', `T-${at}${yuan}000`];
}

function person(at: number) {
  return { name: '李某某', document: { kind: 'resident-id' as const, number: numberOf(at) } };
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
  await server.hireOfficer('oNextDoor', [neighbour]);
  const rows = [
    { ...person(onDibao), identities: [{ code: 'dibao' as const, since: isoDay('2022-06-01') }] },
  ];
  await server.byTwo('roster.import', { batch: 'next-door', part: 1, region: neighbour, rows }, 'oNextDoor');
  await server.enrol('oFriend', person(anybody), region);
});

/** What an officer reads of a file before anybody agreed. */
async function read(...rows: readonly (readonly string[])[]): Promise<readonly (string | null)[]> {
  const view = await server.uploaded(workbookOf([header, ...rows]), '税务.xlsx', { kind: 'elsewhere' });
  const found = [
    ...(await server.rows(view.uploadId, 'problems')),
    ...(await server.rows(view.uploadId, 'new')),
  ];
  return rows.map((_, at) => found.find(({ row }) => row === at + 2)?.message ?? null);
}

describe('the check of the tax office’s file', () => {
  it('says the same of whom only another place’s office certified as of anybody', async () => {
    const [one, other] = await read(paid(anybody, '1'), paid(onDibao, '1'));
    expect(one).toContain('应缴380元，这一行是1元');
    expect(other).toBe(one);
    const [ordinary, group] = await read(paid(anybody, '60'), paid(onDibao, '60'));
    expect(group).toBe(ordinary);
  });

  it('says the same of both for each day, though groups may pay when others mayn’t', async () => {
    const late = { code: 'tekun' as const, since: isoDay('2015-01-01') };
    const rows = [{ ...person(onDibao), identities: [late] }];
    await server.byTwo('roster.import', { batch: 'late', part: 1, region: neighbour, rows }, 'oNextDoor');
    for (const day of ['2023-01-15', '2023-08-15', '2023-11-20']) {
      const [one, other] = await read(paid(anybody, '1', day), paid(onDibao, '1', day));
      expect([day, other]).toEqual([day, one]);
    }
    server.setToday('2024-07-20');
    for (const day of ['2024-01-15', '2024-05-20', '2024-07-15']) {
      const [one, other] = await read(paid(anybody, '1', day), paid(onDibao, '1', day));
      expect([day, other]).toEqual([day, one]);
    }
  });

  it('names no day of an insurance in another place', async () => {
    const recordId = await server.enrol('oFriend', person(onDibao), jincheng);
    const orderId = await server.place('oFriend', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const [words] = await read(paid(onDibao, '60'));
    expect(words).toContain('在别的地方已经参保');
    expect(words).not.toContain('11月20日');
  });

  it('names no case that only another place’s list made', async () => {
    const request = { region: neighbour, year: 2024, kind: 'dead', batch: 'dead-1', part: 1 };
    const resident = { ...person(onDibao), village: neighbour };
    const listed = { region: neighbour, year: 2024, batch: 'list-1', part: 1, rows: [resident] };
    for (const event of [
      { action: 'residents.import', ...listed },
      { action: 'duplicates.import', ...request, rows: [person(onDibao)] },
    ]) {
      expect(await server.call(officerTable, 'oNextDoor', event)).toMatchObject({ ok: true });
    }
    expect(server.all('duplicates')).toHaveLength(1);
    const [one, other] = await read(paid(anybody, '380'), paid(onDibao, '380'));
    expect(other).toBe(one);
  });
});

describe('what comes of it', () => {
  it('goes by all that is certified: whom another place certified is insured by what he paid, and is no case', async () => {
    const view = await server.uploaded(workbookOf([header, paid(onDibao, '60')]), '税务.xlsx', {
      kind: 'elsewhere',
    });
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const insured = server.all('records').filter(({ state }) => state === 'insured');
    expect(insured).toMatchObject([{ insurance: { paidFen: 6_000, determination: { payFen: 6_000 } } }]);
    expect(server.all('cases')).toEqual([]);
  });

  it('is a case without the amount that would tell his group, where he paid another', async () => {
    const view = await server.uploaded(workbookOf([header, paid(onDibao, '380')]), '税务.xlsx', {
      kind: 'elsewhere',
    });
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const [held] = server.all('cases');
    expect(held).toMatchObject({ kind: 'elsewhere-amount', amountFen: 38_000 });
    expect(held?.summary).toContain('和他应缴的不一样；身份由别处认定');
    expect(held?.summary).not.toMatch(/60元|低保/);
  });

  it('is a case that says of an insurance elsewhere neither day nor amount', async () => {
    const recordId = await server.enrol('oFriend', person(onDibao), jincheng);
    const orderId = await server.place('oFriend', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    server.setToday('2023-11-25');
    const view = await server.uploaded(workbookOf([header, paid(onDibao, '60')]), '税务.xlsx', {
      kind: 'elsewhere',
    });
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const held = server.all('cases').find(({ kind }) => kind === 'paid-twice');
    expect(held?.summary).toContain('已经在城区参保');
    expect(held?.summary).not.toContain('11月20日');
  });
});
