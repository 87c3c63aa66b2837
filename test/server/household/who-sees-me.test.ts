import type { PersonEntry } from '../../../contract/claims';
import type { SeerView } from '../../../contract/me';
import { TestServer } from '../test-server';
import { bySelf, daughter, father, nothing, onBehalf, ruizhou } from '../sample';

const year = 2024;
function day(text: string): number {
  return Date.parse(`${text}T12:00:00+08:00`);
}

let server: TestServer;
let requests = 0;
beforeEach(async () => {
  server = new TestServer('2023-11-20');
  await server.hireOfficer('oOfficer', [ruizhou]);
});

async function tie(openId: string, person: PersonEntry = father): Promise<void> {
  const { code } = await server.officer('oOfficer', 'codes.issue', { ...person, region: ruizhou });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

/** Puts the father on a payer's list; answers with the relative's id there. */
async function listFather(openId: string): Promise<string> {
  requests += 1;
  const { relative } = await server.resident(openId, 'family.add', {
    requestId: `request-${requests}`,
    person: father,
    relation: 'parent',
    region: ruizhou,
    claims: nothing,
    consent: onBehalf,
  });
  return relative.relativeId;
}

/** The father agrees, from `openId`, that the payer sees everything. */
async function agree(openId: string, payer: string, relativeId: string): Promise<void> {
  const { token } = await server.resident(payer, 'family.invite', { relativeId });
  await server.resident(openId, 'family.accept', { token, accept: true });
}

function me(openId: string) {
  return server.resident(openId, 'me.get', {});
}
async function seers(openId = 'oFather'): Promise<readonly SeerView[]> {
  return (await me(openId)).seenBy;
}

async function seesAll(payer: string): Promise<boolean> {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives.some(({ confirmedPayer }) => confirmedPayer);
}

describe('the person himself', () => {
  it('sees who has him on a list: what he says he is, since when, and what he may see', async () => {
    await listFather('oStranger');
    server.setToday('2023-11-21');
    const relativeId = await listFather('oDaughter');
    await tie('oDaughter', daughter);
    await tie('oFather');
    await agree('oFather', 'oDaughter', relativeId);
    expect(await seers()).toEqual([
      {
        seerId: relativeId,
        name: '王*',
        nameProven: true,
        relation: 'parent',
        since: day('2023-11-21'),
        consentBy: 'on-behalf',
        sees: 'all-by-consent',
        agreedAt: day('2023-11-21'),
      },
      expect.objectContaining({ name: '', nameProven: false, since: day('2023-11-20'), sees: 'amount' }),
    ]);
  });

  it('reads of a payer who only typed his own name that nobody has checked it', async () => {
    await listFather('oDaughter');
    const own = { region: ruizhou, claims: nothing, consent: bySelf, relation: 'self' as const };
    await server.resident('oDaughter', 'family.add', { requestId: 'request-self', person: daughter, ...own });
    await tie('oFather');
    expect(await seers()).toMatchObject([{ name: '王*', nameProven: false }]);
  });

  it('is not counted among those who see him', async () => {
    await tie('oFather');
    const own = { region: ruizhou, claims: nothing, consent: bySelf, relation: 'self' as const };
    await server.resident('oFather', 'family.add', { requestId: 'request-self', person: father, ...own });
    expect(await seers()).toEqual([]);
  });

  it('takes back what he agreed to for one payer, and for no other', async () => {
    await tie('oFather');
    const atDaughter = await listFather('oDaughter');
    const atSon = await listFather('oSon');
    await agree('oFather', 'oDaughter', atDaughter);
    await agree('oFather', 'oSon', atSon);
    await server.resident('oFather', 'me.revoke', { seerId: atSon });
    await server.resident('oFather', 'me.revoke', { seerId: atSon });
    expect(await seesAll('oSon')).toBe(false);
    expect(await seesAll('oDaughter')).toBe(true);
    const { events } = await server.resident('oFather', 'me.events', {});
    expect(events.filter(({ kind }) => kind === 'revoked')).toHaveLength(1);
  });

  it('alone decides that: not who only knows the number of the entry, nor who was tied before', async () => {
    await tie('oFather');
    const relativeId = await listFather('oDaughter');
    const request = { seerId: relativeId };
    expect((await server.refusedResident('oStranger', 'me.revoke', request)).code).toBe('CONFIRM_SELF_FIRST');
    await tie('oDaughter', daughter);
    expect((await server.refusedResident('oDaughter', 'me.revoke', request)).code).toBe('NO_RELATIVE');
  });

  it('learns nothing of anybody where this WeChat is nobody’s', async () => {
    await listFather('oDaughter');
    expect(await me('oDaughter')).toEqual({ person: null, seenBy: [], refundQuestions: [] });
    expect((await server.refusedResident('oDaughter', 'me.events', {})).code).toBe('CONFIRM_SELF_FIRST');
  });
});

describe('a new tie', () => {
  it('ends every yes that the WeChat before it gave, and tells that one', async () => {
    await tie('oImpostor');
    const relativeId = await listFather('oFriend');
    await agree('oImpostor', 'oFriend', relativeId);
    expect(await seesAll('oFriend')).toBe(true);
    server.setToday('2023-11-22');
    await server.untie(father, ruizhou, 'oOfficer');
    await tie('oFather');
    expect(await seesAll('oFriend')).toBe(false);
    expect(await me('oImpostor')).toEqual({
      person: null,
      tieEndedAt: day('2023-11-22'),
      seenBy: [],
      refundQuestions: [],
    });
    const { events } = await server.resident('oFather', 'me.events', {});
    expect(events.map(({ kind, by }) => [kind, by])).toEqual(
      expect.arrayContaining([
        ['corrected', 'office'],
        ['code-issued', 'office'],
      ]),
    );
  });

  it('ends what a payer had been told of everything, where the person ties himself to the payer’s own phone', async () => {
    await tie('oFather');
    await agree('oFather', 'oDaughter', await listFather('oDaughter'));
    await server.untie(father, ruizhou, 'oOfficer');
    await tie('oDaughter');
    await server.untie(father, ruizhou, 'oOfficer');
    await tie('oFather');
    expect(await seesAll('oDaughter')).toBe(false);
  });
});
