import type { RecordStatus } from '../../../contract/record-view';
import type { PreviewLine } from '../../../contract/orders';
import { isoDay } from '../../../policy/calendar';
import { type CertifiedIdentity, identityCodes } from '../../../policy/fact-sheet';
import { noFen } from '../../../policy/money';
import { hunan, jincheng, officer, type PaymentTestServer, startTestServer, year } from '../money';
import { father, jilinCity, nothing, onBehalf, ruizhou } from '../sample';

/** A county of the provincial notice alone. */
const baicheng = '220802';

/** From before the first window of the five notices opens to after the last closes. */
const days = [
  ...['2023-08-25', '2023-09-01', '2023-10-08', '2023-11-20', '2023-12-25', '2023-12-31'],
  ...['2024-01-01', '2024-01-26', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-10'],
  ...['2024-05-10', '2024-06-30', '2024-07-01', '2024-09-01', '2024-10-15', '2024-12-31'],
] as const;

const stranger = 'stranger';

/** Somebody on a stranger's list, of whom an office certified the identities, or nothing. */
async function listed(
  region: string,
  ...certified: readonly CertifiedIdentity[]
): Promise<PaymentTestServer> {
  const server = await startTestServer(days[0]);
  if (certified.length > 0) await server.certify(father, region, ...certified);
  await server.resident(stranger, 'family.add', {
    requestId: 'request-of-the-stranger',
    person: father,
    relation: 'parent',
    region,
    claims: nothing,
    consent: onBehalf,
  });
  return server;
}

interface Answer {
  readonly status: RecordStatus;
  readonly others: object;
  readonly line: PreviewLine | undefined;
  readonly looked: object;
}

async function answerOn(server: PaymentTestServer, region: string, day: string): Promise<Answer> {
  server.setToday(day);
  const { relatives } = await server.resident(stranger, 'family.list', { year });
  const [relative] = relatives;
  if (!relative?.record) throw new Error('nobody is listed');
  const { status, recordId: id, ...others } = relative.record;
  const { lines } = await server.ask(stranger, 'order.preview', { recordIds: [id] });
  const looked = await server.resident(stranger, 'person.lookup', { ...father, region, year });
  return { status, others, line: lines[0], looked };
}

/** All but what a stranger may learn: amount, until when it holds, and whether anything is to be paid at all. */
function beyond({ status, others, line, looked }: Answer): object {
  const {
    dueFen: _due,
    payUntil: _until,
    resumesOn: _again,
    collectedUntil: _last,
    state,
    ...words
  } = status;
  const { recordId: _id, amountFen: _amount, accountMaximumFen: _most, ...lineWords } = line ?? {};
  const { dueFen: _asked, ...lookedUp } = looked as { readonly dueFen?: unknown };
  return { state, words, others, lineWords, lookedUp };
}

/** Nothing is to be paid, and it shows: his state is what a stranger may learn. */
function isExempt({ status }: Answer): boolean {
  return status.state === 'to-enrol' || status.state === 'nothing-to-pay';
}

describe.each([
  ['Ruizhou', ruizhou],
  ['Jincheng', jincheng],
  ['Hunan', hunan],
  ['Jilin city', jilinCity],
  ['Jilin province', baicheng],
])(
  'what a stranger reads in %s of somebody on a roster and of anybody, all season long',
  (_place, region) => {
    it('differs in amount and last day alone, whichever group it is', async () => {
      const nobody = await listed(region);
      const plain = new Map<string, Answer>();
      for (const day of days) plain.set(day, await answerOn(nobody, region, day));
      for (const code of identityCodes) {
        const server = await listed(region, { code, since: isoDay('2022-06-01') });
        for (const day of days) {
          const answer = await answerOn(server, region, day);
          const ofNobody = plain.get(day);
          if (isExempt(answer) || ofNobody === undefined) continue;
          expect({ code, day, ...beyond(answer) }).toEqual({ code, day, ...beyond(ofNobody) });
        }
      }
    });
  },
);

describe('the cover of somebody for whom a stranger paid in the late season', () => {
  const late = '2024-01-10';

  /** Paid for by a stranger; what he reads of the cover everywhere. */
  async function paidFor(...certified: readonly CertifiedIdentity[]) {
    const server = await listed(ruizhou, ...certified);
    const { status, line } = await answerOn(server, ruizhou, late);
    const recordId = line?.recordId ?? '';
    const orderId = await server.place(stranger, [recordId], status.dueFen ?? noFen);
    server.shop.pay(orderId);
    await server.callback(orderId);
    return { server, orderId, dueFen: status.dueFen };
  }

  async function coverReadBy(server: PaymentTestServer, orderId: string): Promise<readonly unknown[]> {
    const { order } = await server.ask(stranger, 'order.get', { orderId });
    const { receipts } = await server.ask(stranger, 'receipt.get', { orderId });
    const { relatives } = await server.resident(stranger, 'family.list', { year });
    return [order.lines[0], receipts[0], relatives[0]?.record?.status].map((one) => one?.coveredFrom);
  }

  it('begins for the stranger as for anybody, ninety days after payment (4.1), and for himself at once (4.2)', async () => {
    const plain = await paidFor();
    const dibao = await paidFor({ code: 'dibao', since: isoDay('2022-06-01') });
    const anybody = await coverReadBy(plain.server, plain.orderId);
    expect(anybody).toEqual(['2024-04-09', '2024-04-09', '2024-04-09']);
    expect(await coverReadBy(dibao.server, dibao.orderId)).toEqual(anybody);
    const { server } = dibao;
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
    await server.resident('himself', 'self.confirm', { ...father, code });
    const { receipts } = await server.ask('himself', 'receipt.about-me', {});
    expect(receipts.map(({ coveredFrom }) => coveredFrom)).toEqual([late]);
  });
});
