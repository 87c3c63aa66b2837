import type { FamilyActions } from '../../../contract/family';
import type { PersonEntry } from '../../../contract/claims';
import { isoDay } from '../../../policy/calendar';
import { dailyLimits } from '../../../server/identity/daily-limits';
import type { Wire } from '../../../server/platform/memory/database';
import { dieEverywhere } from '../crash';
import { jincheng, type PaymentTestServer, startTestServer, year } from '../money';
import { bySelf, daughter, dibao, father, grandmother, nothing, onBehalf, ruizhou, tekun } from '../sample';

type Adding = FamilyActions['family.add']['request'];

const nowhere = '540102';
/** Exempt no more, by a roster before. */
const tekunOnce = { ...tekun, until: isoDay('2020-12-31') };

function adding(person: PersonEntry, more: Partial<Adding> = {}): Adding {
  const requestId = `request-of-${person.document.number}`;
  const base = { requestId, person, relation: 'parent' as const, region: ruizhou, claims: nothing };
  return { ...base, consent: onBehalf, ...more };
}

function applying(person: PersonEntry, more: Partial<Adding> = {}): Adding {
  return adding(person, { application: { year, messages: ['notice'] }, ...more });
}

/** The one after the other, as pages of an older release still ask: what the second answered. */
async function oneByOne(
  server: PaymentTestServer,
  payer: string,
  { application: _, ...request }: Adding,
): Promise<{ readonly listed: unknown; readonly refusal: unknown }> {
  const { relative } = await server.resident(payer, 'family.add', request);
  const { relativeId } = relative;
  const reply = await server.reply(payer, 'records.enrol-relative', {
    relativeId,
    year,
    messages: ['notice'],
  });
  return { listed: await listOf(server, payer), refusal: reply.ok ? null : reply.error };
}

async function atOnce(
  server: PaymentTestServer,
  payer: string,
  request: Adding,
): Promise<{ readonly listed: unknown; readonly refusal: unknown }> {
  const reply = await server.reply(payer, 'family.add', request);
  const listed = await listOf(server, payer);
  if (reply.ok) expect([(reply.data as FamilyActions['family.add']['data']).relative]).toEqual(listed);
  return { listed, refusal: reply.ok ? null : reply.error };
}

/** Without the ids, which are drawn. */
async function listOf(server: PaymentTestServer, payer: string): Promise<unknown> {
  return (await server.resident(payer, 'family.list', { year })).relatives;
}

/** What an office has certified of him, as the application that came with the list takes it. */
function identitiesOf(server: PaymentTestServer): readonly string[] | undefined {
  const [application] = server.all('records').flatMap(({ applications }) => applications);
  return application?.facts.identities?.filter(({ until }) => until === undefined).map(({ code }) => code);
}

const drawn = /"(relativeId|recordId)":"[^"]*"/g;

function beside(value: unknown): string {
  return JSON.stringify(value).replace(drawn, '');
}

describe('somebody who is put on a list and applied for in one step', () => {
  it.each([
    ['somebody whom nobody has named before', async () => undefined],
    ['somebody on another’s list', (server) => server.resident('uncle', 'family.add', adding(father))],
    ['somebody for whom another has applied', (server) => server.enrol('uncle', father, ruizhou)],
    ['somebody on dibao', (server) => server.certify(father, ruizhou, dibao)],
    ['somebody exempt, insured at once', (server) => server.certify(father, ruizhou, tekun)],
    ['somebody insured already', insuredBefore],
  ] as [string, (server: PaymentTestServer) => Promise<unknown>][])(
    'stands where one call after the other would have put him: %s',
    async (_, prepare) => {
      const [one, other] = [await startTestServer(), await startTestServer()];
      await prepare(one);
      await prepare(other);
      const wanted = await oneByOne(one, 'daughter', applying(father));
      const got = await atOnce(other, 'daughter', applying(father));
      expect(beside(got)).toBe(beside(wanted));
      const filed = (server: PaymentTestServer) =>
        server.all('records').map(({ state, payers, applications, history }) => ({
          state,
          payers,
          applications: applications.map(({ facts: { id: _id, ...facts }, ...rest }) => ({ ...rest, facts })),
          history,
        }));
      expect(filed(other)).toEqual(filed(one));
    },
  );

  it.each([
    ['of a place without a notice', { region: nowhere }, 'PLACE_UNSUPPORTED'],
    ['of a year without one', { application: { year: 2031 } }, 'YEAR_UNSUPPORTED'],
  ])('stays on the list where the application is refused, %s, in the same words', async (_, more, code) => {
    const [one, other] = [await startTestServer(), await startTestServer()];
    const request = applying(father, more);
    const { relative } = await one.resident(
      'daughter',
      'family.add',
      adding(father, { region: request.region }),
    );
    const wanted = await one.refusedResident('daughter', 'records.enrol-relative', {
      relativeId: relative.relativeId,
      year: request.application?.year,
    });
    const refusal = await other.refusedResident('daughter', 'family.add', request);
    expect(refusal).toEqual(wanted);
    expect(refusal.code).toBe(code);
    expect(beside(await listOf(other, 'daughter'))).toBe(beside(await listOf(one, 'daughter')));
    expect(other.all('records')).toEqual([]);
  });

  it('is tried again by a repeat, which lists nobody twice', async () => {
    const server = await startTestServer();
    await insuredBefore(server);
    const first = await server.refusedResident('daughter', 'family.add', applying(father));
    expect(first.code).toBe('ALREADY_INSURED');
    const again = await server.refusedResident('daughter', 'family.add', applying(father));
    expect(again).toEqual(first);
    const { relatives } = await server.resident('daughter', 'family.list', { year });
    expect(relatives).toHaveLength(1);
  });

  it('is neither listed nor applied for where the list refuses him, in the list’s words', async () => {
    const server = await startTestServer();
    await server.resident('daughter', 'family.add', adding(father));
    const request = applying(father, { requestId: 'request-2', region: nowhere });
    const refusal = await server.refusedResident('daughter', 'family.add', request);
    expect(refusal.code).toBe('ALREADY_RELATIVE');
    expect(server.all('records')).toEqual([]);
  });

  it('is there whole or not at all, wherever the function dies, and a repeat makes it whole', async () => {
    for (const known of [false, true]) {
      const deaths = await dieEverywhere({
        prepare: async () => {
          const server = await startTestServer();
          if (known) await server.resident('uncle', 'family.add', adding(father));
          return { server, prepared: null };
        },
        act: async (server, _, wire) => {
          await server.reply('daughter', 'family.add', applying(father), wire).catch(() => undefined);
          const listed = server.all('payers').some(({ _id }) => _id === 'daughter');
          expect(server.all('records')).toHaveLength(listed ? 1 : 0);
        },
        recover: (server) => server.resident('daughter', 'family.add', applying(father)),
        outcome: (server) => ({
          people: server.all('people').length,
          listed: server.all('payers').find(({ _id }) => _id === 'daughter')?.relatives.length,
          applied: server.all('records').map(({ payers, history }) => [payers, history.length]),
        }),
      });
      expect(deaths).toBeGreaterThan(10);
    }
  });

  it('is listed and applied for once by two phones at once', async () => {
    const server = await startTestServer();
    const answers = await Promise.all(
      [1, 2].map(() => server.resident('daughter', 'family.add', applying(father))),
    );
    expect(new Set(answers.map(({ relative }) => relative.relativeId)).size).toBe(1);
    expect(server.all('records')).toMatchObject([{ payers: ['daughter'], history: [{ event: 'applied' }] }]);
  });

  it('is one record with an application of each, where three families come at the same moment', async () => {
    const server = await startTestServer();
    const families = ['daughter', 'son', 'niece'];
    await Promise.all(families.map((payer) => server.resident(payer, 'family.add', applying(father))));
    const [record, ...others] = server.all('records');
    expect(others).toEqual([]);
    expect(record?.applications.map(({ openId }) => openId).sort()).toEqual([...families].sort());
  });

  it('is applied for only as long as he is listed, where another phone takes him off', async () => {
    for (let head = 0; head < 24; head += 1) {
      const server = await startTestServer();
      const enrolling = { person: father, region: ruizhou, year, claims: nothing, consent: onBehalf };
      const { relative } = await server.resident('daughter', 'family.add', adding(father));
      const { relativeId } = relative;
      let trips = 0;
      let removing: Promise<unknown> | undefined;
      const wire: Wire = async () => {
        trips += 1;
        if (trips === head) removing = server.reply('daughter', 'family.withdraw-consent', { relativeId });
      };
      await server.reply('daughter', 'records.enrol', enrolling, wire);
      await removing;
      const listed = server.all('payers').flatMap(({ relatives }) => relatives).length;
      const applied = server.all('records').flatMap(({ applications }) => applications).length;
      expect({ head, applied }).toEqual({ head, applied: listed });
    }
  });

  it.each([
    ['whom nobody has named before', (server) => server.certify(grandmother, ruizhou, tekun)],
    ['whom another has on his list', (server) => server.resident('uncle', 'family.add', adding(father))],
    ['whom an older roster names', (server) => server.certify(father, ruizhou, tekunOnce)],
  ] as [string, (server: PaymentTestServer) => Promise<unknown>][])(
    'misses no roster that comes in at whatever moment: somebody %s',
    async (_, prepare) => {
      let last = Number.POSITIVE_INFINITY;
      for (let moment = 1; moment <= last; moment += 1) {
        const server = await startTestServer();
        // What an instance reads once is read.
        await prepare(server);
        let halves = 0;
        let late = false;
        const wire: Wire = async () => {
          halves += 1;
          // Where the list holds him this very moment, the office is told to try again.
          if (halves === moment) await server.certify(father, ruizhou, dibao).catch(() => (late = true));
        };
        const reply = await server.reply('daughter', 'family.add', applying(father), wire);
        expect(reply.ok).toBe(true);
        if (late) await server.certify(father, ruizhou, dibao);
        last = halves;
        expect({ moment, identities: identitiesOf(server) }).toEqual({ moment, identities: ['dibao'] });
      }
      expect(last).toBeGreaterThan(15);
    },
  );

  it.each([
    ['a day’s limit is reached', 'TOO_MANY_LOOKUPS', applying(daughter)],
    ['no such place is known', 'REGION_UNKNOWN', applying(daughter, { region: '999999' })],
    ['the list has him', 'ALREADY_RELATIVE', applying(father, { requestId: 'request-2' })],
    ['he bears another name', 'PERSON_MISMATCH', applying({ ...grandmother, name: '另外人' })],
    ['he himself is listed', 'ALREADY_RELATIVE', applying(daughter, { relation: 'self', consent: bySelf })],
  ])('leaves nothing under way when it is refused because %s', async (_, code, request) => {
    const server = await startTestServer();
    await server.certify(grandmother, jincheng, tekun);
    const relation = request.relation === 'self' ? 'self' : 'parent';
    await server.resident('daughter', 'family.add', adding(father, { relation, consent: request.consent }));
    const spent = code === 'TOO_MANY_LOOKUPS' ? dailyLimits['name-and-number'].perDay : 0;
    for (let attempt = 0; attempt < spent; attempt += 1) {
      await server.reply('daughter', 'family.add', adding(father, { requestId: `request-${attempt + 3}` }));
    }
    let underWay = 0;
    const wire: Wire = async ({ collection }, when) => {
      if (when === 'before') underWay += 1;
      // What counts attempts is slow today.
      for (let turn = 0; turn < (collection === 'counters' ? 10 : 1); turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (when === 'after') underWay -= 1;
    };
    const reply = await server.reply('daughter', 'family.add', request, wire);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(underWay).toBe(0);
    expect(server.all('records')).toEqual([]);
    const { relatives } = await server.resident('daughter', 'family.list', { year });
    expect(relatives).toHaveLength(1);
  });
});

/** Exempt by a roster and enrolled by another: nothing is to be paid for him any more. */
async function insuredBefore(server: PaymentTestServer): Promise<void> {
  await server.certify(father, ruizhou, tekun);
  await server.enrol('uncle', father, ruizhou);
  expect(server.all('records')).toMatchObject([{ state: 'insured' }]);
}
