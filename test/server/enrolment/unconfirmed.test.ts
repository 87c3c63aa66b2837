import type { PersonEntry } from '../../../contract/claims';
import type { RecordView } from '../../../contract/record-view';
import { isoDay } from '../../../policy/calendar';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { fen } from '../../../policy/money';
import { hunan, officer, type PaymentTestServer, startTestServer, year } from '../money';
import { claiming, dibao, father, grandmother, nothing, onBehalf, ruizhou } from '../sample';

/** In Hunan both pay 190 yuan (2.4). */
const margin: CertifiedIdentity = { code: 'dibao-margin', since: isoDay('2022-06-01') };

async function addedBy(
  server: PaymentTestServer,
  person: PersonEntry,
  region: string,
  claims = nothing,
): Promise<{ readonly relativeId: string; readonly record: RecordView }> {
  const { relative } = await server.resident('stranger', 'family.add', {
    requestId: 'request-of-the-stranger',
    person,
    relation: 'parent',
    region,
    claims,
    consent: onBehalf,
  });
  const { relativeId } = relative;
  return { relativeId, record: await applied(server, relativeId) };
}

async function applied(server: PaymentTestServer, relativeId: string): Promise<RecordView> {
  return (await server.resident('stranger', 'records.enrol-relative', { relativeId, year })).record;
}

/** A record without what differs between any two of them. */
function told({ status, claimImpact, claims }: RecordView): object {
  return { status, claimImpact, claims };
}

/** The servers differ in what an office certified of the father, and in nothing else. */
async function certifiedAs(day: string, region: string, ...certified: readonly CertifiedIdentity[]) {
  const server = await startTestServer(day);
  if (certified.length > 0) await server.certify(father, region, ...certified);
  return server;
}

describe('a payer whom the person hasn’t confirmed', () => {
  it('learns that he is insured, and not where, unless he had applied for him there', async () => {
    const server = await startTestServer();
    const recordId = await server.enrol('daughter', father, ruizhou);
    await addedBy(server, father, hunan);
    const orderId = await server.place('daughter', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    for (const [who, place] of [
      ['stranger', ''],
      ['daughter', ruizhou],
    ] as const) {
      const { records } = await server.resident(who, 'records.mine', {});
      const { relatives } = await server.resident(who, 'family.list', { year });
      const told = [records[0], relatives[0]?.record].map((one) => one?.status);
      expect(told).toMatchObject([
        { state: 'paid', region: place },
        { state: 'paid', region: place },
      ]);
    }
  });

  it('learns the amount, and by no guess which of the identities of that price it is of', async () => {
    const servers = [
      await certifiedAs('2023-11-20', hunan, dibao),
      await certifiedAs('2023-11-20', hunan, margin),
    ];
    const [first = [], second = []] = await Promise.all(
      servers.map(async (server) => {
        const { relativeId, record } = await addedBy(server, father, hunan);
        const answers = [told(record)];
        for (const guess of ['dibao', 'dibao-margin', 'tekun', 'severe-disability', 'clergy'] as const) {
          const claims = claiming({ code: guess, since: isoDay('2022-06-01') });
          await server.resident('stranger', 'family.edit', { relativeId, claims });
          answers.push(told(await applied(server, relativeId)));
        }
        return answers;
      }),
    );
    expect(first[0]).toMatchObject({ status: { dueFen: 19_000, state: 'to-pay' } });
    expect(first).toEqual(second);
  });

  it('waits for what he claims until the amount shows that it is there', async () => {
    const server = await certifiedAs('2023-11-20', hunan);
    const { relativeId, record } = await addedBy(server, father, hunan, claiming(dibao));
    expect(record.status).toMatchObject({ state: 'awaiting-confirmation', dueFen: 38_000 });
    expect(record.status.reason).toContain('只告诉他本人');
    expect(record.claimImpact).toMatchObject({ payNowFen: 38_000, ifConfirmedFen: 19_000 });
    await server.certify(father, hunan, dibao);
    expect((await applied(server, relativeId)).status).toMatchObject({ state: 'to-pay', dueFen: 19_000 });
  });

  // Ruizhou: whoever is newly recognised pays outside the window too (3.2); the others have none on 10 May.
  const outside = '2024-05-10';
  const newDibao: CertifiedIdentity = { code: 'dibao', since: isoDay('2024-05-01') };

  it('learns nothing out of season of who may pay then: neither listed, looked up, nor by an order', async () => {
    const answersOf = async (server: PaymentTestServer) => {
      const looked = await server.resident('stranger', 'person.lookup', {
        ...father,
        region: ruizhou,
        year,
      });
      const { relativeId, record } = await addedBy(server, father, ruizhou);
      const { lines } = await server.ask('stranger', 'order.preview', { recordIds: [record.recordId] });
      const order = server.request([record.recordId], fen(6_000));
      const refusal = await server.refusal('stranger', 'order.place', order);
      const claims = claiming(newDibao);
      await server.resident('stranger', 'family.edit', { relativeId, claims });
      const claimed = await applied(server, relativeId);
      const { state, dueFen } = looked.found ? looked : { state: null, dueFen: null };
      return { state, dueFen, told: told(record), reason: lines[0]?.reason, refusal, claimed: told(claimed) };
    };
    const unknown = await certifiedAs(outside, ruizhou);
    await addedByOther(unknown);
    const certified = await answersOf(await certifiedAs(outside, ruizhou, newDibao));
    expect(certified).toMatchObject({
      state: 'closed',
      dueFen: null,
      told: { status: { state: 'closed' } },
      refusal: { code: 'CLOSED' },
      claimed: { status: { state: 'awaiting-confirmation', dueFen: null } },
    });
    expect(certified.claimed).toMatchObject({
      claimImpact: {
        payNowFen: null,
        ifConfirmedFen: 6_000,
        refundAfterPayingNowFen: 0,
        reimbursedAfterPayingNowFen: 0,
      },
    });
    expect(certified).toEqual(await answersOf(unknown));
  });

  it('learns it by no consent to messages either: whatever was certified, it stays as it is', async () => {
    const agreedOn = async (server: PaymentTestServer, ...certified: readonly CertifiedIdentity[]) => {
      const { record } = await addedBy(server, father, ruizhou);
      const { recordId } = record;
      await server.resident('stranger', 'records.agree-to-messages', { recordId, messages: ['notice'] });
      if (certified.length > 0) await server.certify(father, ruizhou, ...certified);
      await server.minutes(30);
      const { agreed, offered } = await server.resident('stranger', 'messages.mine', { recordId });
      return { kinds: agreed.map(({ kind, left }) => [kind, left]), offered, sent: server.sent };
    };
    const nothingMore = { kinds: [['notice', 1]], offered: [], sent: [] };
    expect(await agreedOn(await certifiedAs(outside, ruizhou))).toEqual(nothingMore);
    expect(await agreedOn(await certifiedAs(outside, ruizhou), newDibao)).toEqual(nothingMore);
  });

  it('learns it neither by when a record changed last, nor by which of his did', async () => {
    const server = await certifiedAs(outside, ruizhou);
    await addedBy(server, father, ruizhou);
    server.pass(1000);
    await server.enrol('stranger', grandmother, ruizhou);
    const mine = async () => (await server.resident('stranger', 'records.mine', {})).records;
    const before = await mine();
    server.pass(1000);
    await server.certify(father, ruizhou, newDibao);
    expect(await mine()).toEqual(before);
  });

  /** Somebody knows the number, so that it is looked up alike. */
  async function addedByOther(server: PaymentTestServer): Promise<void> {
    await server.enrol('son', father, ruizhou).catch(() => undefined);
  }

  it('learns late in the season of no cover that begins at once for who is certified: his is told as anybody’s', async () => {
    // Ruizhou 四(七): clergy pay 380 yuan after the window and don't wait; everybody else waits 90 days (3.3).
    const clergy: CertifiedIdentity = { code: 'clergy', since: isoDay('2022-06-01') };
    const told = async (...certified: readonly CertifiedIdentity[]) =>
      (await addedBy(await certifiedAs('2024-02-15', ruizhou, ...certified), father, ruizhou)).record.status;
    const plain = { state: 'to-pay', dueFen: 38_000, coveredFrom: '2024-05-15', coveredTo: '2024-12-31' };
    expect(await told()).toMatchObject(plain);
    expect(await told(clergy)).toMatchObject(plain);
  });

  it('pays then once the person has confirmed him', async () => {
    const server = await certifiedAs(outside, ruizhou, newDibao);
    const { relativeId, record } = await addedBy(server, father, ruizhou);
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
    await server.resident('himself', 'self.confirm', { ...father, code });
    const { token } = await server.resident('stranger', 'family.invite', { relativeId });
    await server.resident('himself', 'family.accept', { token, accept: true });
    expect((await applied(server, relativeId)).status).toMatchObject({ state: 'to-pay', dueFen: 6_000 });
    await expect(server.place('stranger', [record.recordId], fen(6_000))).resolves.toBeDefined();
  });
});
