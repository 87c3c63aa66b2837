import type { PersonEntry } from '../../../contract/claims';
import type { BoundView } from '../../../contract/family';
import { fen, noFen } from '../../../policy/money';
import { bindingsOf, holder, openAccount } from '../billing/mutual-aid/bureau';
import { jincheng, type PaymentTestServer, startTestServer } from '../money';
import { asGuardian, child, dibao, father, grandmother, nothing, onBehalf, ruizhou } from '../sample';

let server: PaymentTestServer;
let requests = 0;
beforeEach(async () => {
  server = await startTestServer();
  requests = 0;
});

type Bindings = readonly (readonly [PersonEntry, string])[];

function withAccount(relatives: Bindings): Promise<void> {
  return openAccount(server, { yuan: '1000', relatives, authorisedFen: noFen });
}

async function offered(to = holder): Promise<readonly BoundView[]> {
  return (await server.resident(to, 'family.list', { year: 2024 })).bound ?? [];
}

function adding({ boundId }: Pick<BoundView, 'boundId'>, consent = onBehalf) {
  requests += 1;
  return { requestId: `request-${requests}`, boundId, region: jincheng, consent };
}

async function first(): Promise<BoundView> {
  const [one] = await offered();
  if (one === undefined) throw new Error('nobody is offered');
  return one;
}

describe('those whom the bureau binds to an account', () => {
  it('are offered to its holder by name and relation, their numbers masked', async () => {
    await withAccount([
      [father, '父亲'],
      [child, '儿子'],
    ]);
    expect(await offered()).toMatchObject([
      {
        person: { name: '王建国', document: expect.stringMatching(/\*+0017$/) },
        relation: 'parent',
        consentBy: 'on-behalf',
        region: null,
      },
      { person: { name: '王小满' }, relation: 'child', consentBy: 'guardian' },
    ]);
    expect(JSON.stringify(await offered())).not.toContain('3699011958');
  });

  it('are offered to nobody who hasn’t proved to be the holder', async () => {
    await withAccount([[father, '父亲']]);
    expect(await offered('stranger')).toEqual([]);
  });

  it('come on his list by his consent alone, and nothing is applied for', async () => {
    await withAccount([[father, '父亲']]);
    const { relative } = await server.resident(holder, 'family.add-bound', adding(await first()));
    expect(relative).toMatchObject({
      person: { name: '王建国' },
      relation: 'parent',
      region: jincheng,
      claims: nothing,
      consent: { by: 'on-behalf' },
      confirmedPayer: true,
      filed: false,
    });
    expect(await offered()).toEqual([]);
    expect(server.store.snapshot('records')).toEqual([]);
  });

  it('are on it once for a repeated request', async () => {
    await withAccount([[father, '父亲']]);
    const request = adding(await first());
    const once = await server.resident(holder, 'family.add-bound', request);
    const again = await server.resident(holder, 'family.add-bound', request);
    expect(again.relative.relativeId).toBe(once.relative.relativeId);
    const { code } = await server.refusedResident(holder, 'family.add-bound', adding(request));
    expect(code).toBe('ALREADY_RELATIVE');
  });

  it('need the guardian’s consent under 14', async () => {
    await withAccount([[child, '儿子']]);
    const one = await first();
    const { code } = await server.refusedResident(holder, 'family.add-bound', adding(one));
    expect(code).toBe('CONSENT_NEEDED');
    await server.resident(holder, 'family.add-bound', adding(one, asGuardian));
    expect(await offered()).toEqual([]);
  });

  it('are paid for from the account, as those who were typed', async () => {
    await withAccount([[father, '父亲']]);
    const { relative } = await server.resident(holder, 'family.add-bound', adding(await first()));
    await server.ask(holder, 'mutual-aid.authorise', { amountFen: fen(38_000) });
    const { record } = await server.resident(holder, 'records.enrol-relative', {
      relativeId: relative.relativeId,
      year: 2024,
    });
    const { lines } = await server.ask(holder, 'order.preview', { recordIds: [record.recordId] });
    expect(lines[0]?.accountReason).toBeUndefined();
  });

  it('are not offered by another’s ticket, nor once the bureau has unbound them', async () => {
    await withAccount([[father, '父亲']]);
    const one = await first();
    expect((await server.refusedResident('stranger', 'family.add-bound', adding(one))).code).toBe(
      'NOT_BOUND',
    );
    await server.byTwo('mutual-aid.import-bindings', {
      region: jincheng,
      number: 'bindings-2',
      csv: bindingsOf([[father, '解除']]),
    });
    expect((await server.refusedResident(holder, 'family.add-bound', adding(one))).code).toBe('NOT_BOUND');
    expect(await offered()).toEqual([]);
  });

  it('are not offered where an office elsewhere knows them: the bureau doesn’t answer for those', async () => {
    await server.certify(grandmother, ruizhou, dibao);
    await withAccount([[grandmother, '其他']]);
    expect(await offered()).toEqual([]);
  });
});
