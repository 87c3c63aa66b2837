import { createHmac } from 'node:crypto';
import { isoDay } from '../../../../policy/calendar';
import { type PaymentTestServer, jincheng, startTestServer } from '../../money';
import { daughter, father, grandmother } from '../../sample';
import { fileOf, paid } from '../elsewhere-payments/tax-office';
import { balancesOf, bindingsOf, openAccount, resultOf } from '../mutual-aid/bureau';
import { fen } from '../../../../policy/money';

/** Jincheng's bureau, which answers for its districts. */
const city = '140500';
const key = 'a'.repeat(64);

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer('2023-11-22');
  keyed();
});

function keyed(keys = [key], place = city): void {
  const bytes = keys.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
  server.settings = { ...server.settings, bureauKeys: [{ place, keys: bytes }] };
}

interface Made {
  readonly kind?: 'balances' | 'bindings' | 'result' | 'elsewhere';
  readonly by?: string;
  readonly place?: string;
  readonly day?: string;
  readonly serial?: number;
  readonly piece?: string;
  readonly batch?: string;
}

/** What a bureau does to its file, as docs/operations.md tells it. */
function signed(csv: string, made: Made = {}): string {
  const { kind = 'balances', by = key, place = city, day = '2023-11-21' } = made;
  const { serial = 1, piece = '1/1', batch = '' } = made;
  const [, ...rows] = csv.split('\n').map((line) => line.split(',').join('\t'));
  const text = [[kind, place, batch, day, serial, piece].join('\t'), ...rows].join('\n');
  const code = createHmac('sha256', Buffer.from(by, 'hex')).update(text).digest('hex');
  return `${csv}\n校验,${day},${serial},${piece},${code}`;
}

function balances(csv: string, number = 'B1', asOf = '2023-11-21') {
  return { region: jincheng, number, asOf: isoDay(asOf), csv };
}

function take(csv: string, number?: string) {
  return server.byTwo('mutual-aid.import-balances', balances(csv, number));
}

async function refused(csv: string, number?: string, asOf?: string): Promise<string> {
  return (await server.refusedByTwo('mutual-aid.import-balances', balances(csv, number, asOf))).code;
}

describe('a file of the bureau', () => {
  it('is the one that docs/operations.md shows', () => {
    const code = createHmac('sha256', Buffer.from('00'.repeat(32), 'hex'))
      .update('balances\t140500\t\t2023-11-21\t7\t1/1\n王芳\t居民身份证\t369901198203030024\t1024.50')
      .digest('hex');
    expect(
      signed('姓名,证件类型,证件号码,余额(元)\n王芳,居民身份证,369901198203030024,1024.50', {
        by: '00'.repeat(32),
        serial: 7,
      }),
    ).toContain(`校验,2023-11-21,7,1/1,${code}`);
    expect(code).toBe('22dc23fbba88195657c8e5dac44716359eca85d2e968d4a75f8a952d1fd8a2ba');
  });

  it('or the tax office’s of payments made elsewhere, is checked in the same way, as its own kind', async () => {
    const { csv } = fileOf([paid(father, { region: jincheng })]);
    const file = (text: string, number = 'E1') => ({ region: jincheng, number, csv: text });
    const codeOf = async (text: string) => (await server.refusedByTwo('elsewhere.import', file(text))).code;
    expect(await codeOf(csv)).toBe('FILE_UNCHECKED');
    expect(await codeOf(signed(csv))).toBe('FILE_FORGED');
    const good = signed(csv, { kind: 'elsewhere' });
    expect(await codeOf(good.replace('380.00', '380.01'))).toBe('FILE_FORGED');
    expect(await server.byTwo('elsewhere.import', file(good))).toMatchObject({ enrolled: 1 });
    const again = await server.refusedByTwo('elsewhere.import', file(good, 'E2'));
    expect(again.code).toBe('FILE_TAKEN');
  });

  it('is taken where its check holds, under either of two keys while they are changed', async () => {
    expect(await take(signed(balancesOf('100')))).toMatchObject({ taken: 1, rejected: [] });
    keyed(['b'.repeat(64), key]);
    await take(signed(balancesOf('200'), { serial: 2 }), 'B2');
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 20_000 }]);
  });

  it('is refused without its check, or with half of it', async () => {
    expect(await refused(balancesOf('100'))).toBe('FILE_UNCHECKED');
    expect(await refused(signed(balancesOf('100')).slice(0, -1))).toBe('FILE_UNCHECKED');
    expect(server.all('mutual-aid-accounts')).toEqual([]);
  });

  it.each<readonly [string, (csv: string) => string]>([
    ['one fen more', (csv) => signed(csv).replace(',100\n', ',100.01\n')],
    ['a line less', (csv) => signed(`${csv}\n${csv.split('\n')[1] ?? ''}`).replace(/\n[^\n]*(?=\n校验)/, '')],
    ['another serial number', (csv) => signed(csv).replace(',1,1/1,', ',2,1/1,')],
    ['another kind', (csv) => signed(csv, { kind: 'bindings' })],
    ['another bureau’s key', (csv) => signed(csv, { by: 'c'.repeat(64) })],
    ['another place of the same key', (csv) => signed(csv, { place: '430100' })],
  ])('is refused with %s', async (_, made) => {
    expect(await refused(made(balancesOf('100')))).toBe('FILE_FORGED');
  });

  it('is refused where nothing was arranged with the bureau, and where it bears a check that nobody can look at', async () => {
    keyed([key], '430100');
    expect(await refused(signed(balancesOf('100')))).toBe('BUREAU_UNDECLARED');
    keyed([]);
    expect(await refused(signed(balancesOf('100')))).toBe('FILE_WRONG');
    expect(await take(balancesOf('100'))).toMatchObject({ taken: 1 });
  });

  it('is of the day that it says itself', async () => {
    expect(await refused(signed(balancesOf('100')), 'B1', '2023-11-20')).toBe('FILE_DAY');
  });

  it('is refused where a newer one was taken, by serial number or by day', async () => {
    await take(signed(balancesOf('200'), { serial: 5 }));
    expect(await refused(signed(balancesOf('100'), { serial: 4 }), 'B0')).toBe('FILE_OLDER');
    const earlier = signed(balancesOf('100'), { serial: 6, day: '2023-11-20' });
    expect(await refused(earlier, 'B2', '2023-11-20')).toBe('FILE_OLDER');
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 20_000 }]);
  });

  it('answers as it did where it comes again, and is not taken under another number', async () => {
    const file = signed(balancesOf('100'));
    await take(file);
    expect(await take(file)).toMatchObject({ taken: 1, repeated: true });
    expect(await refused(file, 'B2')).toBe('FILE_TAKEN');
    expect(server.all('mutual-aid-movements')).toHaveLength(1);
  });

  it('in pieces is whole before the next one is taken', async () => {
    const first = signed(balancesOf('100'), { piece: '1/2' });
    const second = signed(balancesOf('50', father), { piece: '2/2' });
    await take(first, 'B1-p1');
    const next = signed(balancesOf('300'), { serial: 2 });
    expect(await refused(next, 'B2')).toBe('FILE_PARTLY');
    await take(second, 'B1-p2');
    expect(await take(next, 'B2')).toMatchObject({ taken: 1 });
  });

  it('of bindings is checked the same', async () => {
    const csv = bindingsOf([[grandmother, '母亲']]);
    const file = { region: jincheng, number: 'C1', csv };
    expect((await server.refusedByTwo('mutual-aid.import-bindings', file)).code).toBe('FILE_UNCHECKED');
    const checked = { ...file, csv: signed(csv, { kind: 'bindings' }) };
    expect(await server.byTwo('mutual-aid.import-bindings', checked)).toMatchObject({ taken: 1 });
    expect(await server.byTwo('mutual-aid.undo-bindings', checked)).toEqual({ undone: 1, rejected: [] });
  });

  it('of results is checked with the number of its batch', async () => {
    keyed([]);
    await openAccount(server, { yuan: '900', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol('daughter', father, jincheng);
    await server.place('daughter', [record], fen(38_000), { paymentSource: 'mutual-aid' });
    const batch = { region: jincheng, number: 'batch-1' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
    keyed();
    const answer = resultOf(csv, '成功');
    const other = signed(answer, { kind: 'result', batch: 'batch-2' });
    const refusal = await server.refusedByTwo('mutual-aid.read-result', { ...batch, csv: other });
    expect(refusal.code).toBe('FILE_FORGED');
    const right = signed(answer, { kind: 'result', batch: 'batch-1' });
    expect(await server.byTwo('mutual-aid.read-result', { ...batch, csv: right })).toMatchObject({
      accepted: 1,
    });
  });
});

describe('the key of a bureau', () => {
  it('is in nothing that is stored or logged', async () => {
    await take(signed(balancesOf('100')));
    await refused(balancesOf('100', daughter));
    expect(server.dump() + server.logged.join()).not.toContain(key);
  });
});
