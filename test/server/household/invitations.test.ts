import type { PaymentTestServer } from '../money';
import { officer, startTestServer, year } from '../money';
import { daughter, father, nothing, onBehalf, ruizhou } from '../sample';
import { invitationMs } from '../../../server/household/invitations';

let server: PaymentTestServer;
let relativeId: string;
beforeEach(async () => {
  server = await startTestServer();
  const { relative } = await server.resident('oDaughter', 'family.add', {
    requestId: 'request-father',
    person: father,
    relation: 'parent',
    region: ruizhou,
    claims: nothing,
    consent: onBehalf,
  });
  relativeId = relative.relativeId;
});

async function tie(openId: string, person = father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: ruizhou });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

async function invited(): Promise<string> {
  return (await server.resident('oDaughter', 'family.invite', { relativeId })).token;
}

function answer(openId: string, token: string, accept: boolean) {
  return server.resident(openId, 'family.accept', { token, accept });
}

async function seesAll(): Promise<boolean> {
  const { relatives } = await server.resident('oDaughter', 'family.list', { year });
  return relatives[0]?.confirmedPayer ?? false;
}

async function agreements(): Promise<readonly string[]> {
  const { events } = await server.resident('oFather', 'me.events', { after: null });
  return events.map(({ kind }) => kind).filter((kind) => /agreed|revoked/.test(kind));
}

describe('an invitation', () => {
  it('says who asks, as far as she proved who she is, as what and until when', async () => {
    const token = await invited();
    const view = () => server.resident('oFather', 'family.invitation', { token });
    expect(await view()).toEqual({
      invitedBy: '',
      relation: 'parent',
      person: { name: '王**', document: '369***********0017' },
      expiresAt: server.cloudFor('').now() + invitationMs,
    });
    await tie('oDaughter', daughter);
    expect((await view()).invitedBy).toBe('王*');
  });

  it('names whom the inviter means by what he typed, not by what another payer typed of the number', async () => {
    const { relative } = await server.resident('oStranger', 'family.add', {
      requestId: 'request-stranger',
      person: { ...father, name: '李四' },
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    const { token } = await server.resident('oStranger', 'family.invite', {
      relativeId: relative.relativeId,
    });
    const { person } = await server.resident('oSecondPhone', 'family.invitation', { token });
    expect(person.name).toBe('李*');
  });

  it('ends after a week to the millisecond, and with the relative, in the same words', async () => {
    const token = await invited();
    await tie('oFather');
    server.pass(invitationMs - 1);
    await expect(answer('oFather', token, true)).resolves.toEqual({ accepted: true });
    server.pass(1);
    const words = { code: 'INVITATION_OVER', message: '邀请已失效，请让家人重新发送。', field: 'token' };
    expect(await server.refusedResident('oFather', 'family.accept', { token, accept: true })).toMatchObject(
      words,
    );
    const again = await invited();
    await server.resident('oDaughter', 'family.remove', { relativeId });
    expect(await server.refusedResident('oFather', 'family.invitation', { token: again })).toMatchObject(
      words,
    );
    const never = { token: 'f'.repeat(32) };
    expect(await server.refusedResident('oFather', 'family.invitation', never)).toMatchObject(words);
  });

  it('is told among what was done in his name once for each change, and not for the same answer again', async () => {
    const token = await invited();
    await tie('oFather');
    await answer('oFather', token, false);
    expect([await seesAll(), await agreements()]).toEqual([false, []]);
    server.pass(1000);
    await answer('oFather', token, true);
    server.pass(1000);
    await answer('oFather', token, true);
    expect([await seesAll(), (await agreements()).length]).toEqual([true, 1]);
    server.pass(1000);
    await answer('oFather', token, false);
    expect([await seesAll(), (await agreements()).length]).toEqual([false, 2]);
  });

  it('lets the payer see all of him whom she asked for, and of nobody else', async () => {
    const { relative: other } = await server.resident('oDaughter', 'family.add', {
      requestId: 'request-other',
      person: { name: '陈桂花', document: { kind: 'resident-id', number: '369901193602180029' } },
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    await tie('oFather');
    await answer('oFather', await invited(), true);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    const seen = Object.fromEntries(relatives.map((one) => [one.relativeId, one.confirmedPayer]));
    expect(seen).toEqual({ [relativeId]: true, [other.relativeId]: false });
  });
});
