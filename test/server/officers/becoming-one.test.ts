import { father } from '../sample';
import { County, county, newcomer, otherCounty, qian, street, sun, zhao } from './office';

let office: County;
beforeEach(async () => {
  office = await County.open();
});

async function coded(by = zhao): Promise<{ readonly invitationId: string; readonly code: string }> {
  const invitationId = await office.invited();
  const { code } = await office.ask(by, 'officers.give-code', { invitationId });
  return { invitationId, code };
}

describe('somebody becomes an officer', () => {
  it('whom two invited, who typed the code, and whom another than gave it heard', async () => {
    const { invitationId, code } = await coded();
    const { pairing, name, duties, regions } = await office.ask(newcomer, 'officers.accept', { code });
    expect({ name, duties, regions }).toEqual({ name: '李四', duties: ['roster'], regions: [street] });
    expect(office.stored(newcomer)).toBeUndefined();
    await office.ask(qian, 'officers.confirm', { invitationId, pairing });
    expect(office.stored(newcomer)).toMatchObject({
      name: '李四',
      regions: [street],
      duties: ['roster'],
      changed: { by: ['赵一', '钱二'] },
    });
    expect(await office.officer(newcomer, 'officer.me', {})).toMatchObject({
      changed: { by: ['赵一', '钱二'] },
    });
    office.pass(31 * 24 * 3_600_000);
    expect(await office.officer(newcomer, 'officer.me', {})).not.toHaveProperty('changed');
  });

  it('not by the word of one: before the second agreed there is no code', async () => {
    const proposalId = office.nextId();
    const content = {
      invitationId: proposalId,
      region: county,
      name: '李四',
      regions: [street],
      duties: ['roster'],
    };
    await office.proposals(zhao, 'proposals.propose', {
      proposalId,
      act: 'officers.invite',
      part: 1,
      parts: 1,
      content,
    });
    expect(await office.refusal(zhao, 'officers.give-code', { invitationId: proposalId })).toMatchObject({
      code: 'NO_INVITATION',
    });
  });

  it('not by who gave the code alone', async () => {
    const { invitationId, code } = await coded(zhao);
    const { pairing } = await office.ask(newcomer, 'officers.accept', { code });
    const refused = await office.refusal(zhao, 'officers.confirm', { invitationId, pairing });
    expect(refused).toMatchObject({ code: 'NOT_SECOND', message: expect.stringContaining('另一位') });
    await office.name('oZhaoToo', '赵 一', ['officers']);
    expect(await office.refusal('oZhaoToo', 'officers.confirm', { invitationId, pairing })).toMatchObject({
      code: 'NOT_SECOND',
    });
  });

  it('and the log names everybody who had a hand in it, and whom it made one', async () => {
    const { invitationId, code } = await coded();
    const { pairing } = await office.ask(newcomer, 'officers.accept', { code });
    await office.ask(qian, 'officers.confirm', { invitationId, pairing });
    const log = office.store.snapshot('audit-log') as unknown as readonly {
      readonly actor: string;
      readonly action: string;
      readonly concerns: readonly string[];
    }[];
    const done = log.map(({ actor, action }) => `${actor} ${action}`);
    expect(done).toEqual(
      expect.arrayContaining([
        `${zhao} proposals.propose`,
        `${qian} proposals.agree`,
        `${zhao} officers.give-code`,
        `${newcomer} officers.accept`,
        `${qian} officers.confirm`,
      ]),
    );
    const confirmed = log.find(({ action }) => action === 'officers.confirm');
    expect(confirmed?.concerns).toContain(`officer:${newcomer}`);
  });
});

describe('a code', () => {
  it('is stored nowhere as it reads', async () => {
    const { code } = await coded();
    expect(office.dump()).not.toContain(code);
  });

  it('holds for a day, and no longer once there is a newer one', async () => {
    const { invitationId, code } = await coded();
    const { code: newer } = await office.ask(zhao, 'officers.give-code', { invitationId });
    expect(await office.refusal(newcomer, 'officers.accept', { code })).toMatchObject({
      code: 'INVITATION_WRONG',
    });
    office.pass(24 * 3_600_000 + 1);
    expect(await office.refusal(newcomer, 'officers.accept', { code: newer })).toMatchObject({
      code: 'INVITATION_WRONG',
    });
  });

  it('is used once: somebody else has nothing of it, the same one reads the same number again', async () => {
    const { code } = await coded();
    const first = await office.ask(newcomer, 'officers.accept', { code });
    expect(await office.refusal('oThief', 'officers.accept', { code })).toMatchObject({
      code: 'INVITATION_WRONG',
    });
    expect(await office.ask(newcomer, 'officers.accept', { code })).toEqual(first);
  });

  it('that a thief used makes him no officer: he can’t tell the office by voice that he is the one', async () => {
    const { invitationId, code } = await coded();
    const thief = await office.ask('oThief', 'officers.accept', { code });
    const heard = thief.pairing === '000000' ? '000001' : '000000';
    for (let at = 0; at < 4; at += 1) {
      expect(await office.refusal(qian, 'officers.confirm', { invitationId, pairing: heard })).toMatchObject({
        code: 'PAIRING_WRONG',
      });
    }
    await office.refusal(qian, 'officers.confirm', { invitationId, pairing: heard });
    const after = await office.refusal(qian, 'officers.confirm', { invitationId, pairing: thief.pairing });
    expect(after).toMatchObject({ code: 'INVITATION_OVER' });
    expect(office.stored('oThief')).toBeUndefined();
  });

  it('is guessed ten times a day', async () => {
    for (let at = 0; at < 10; at += 1) {
      expect(await office.refusal('oThief', 'officers.accept', { code: 'AAAA' })).toMatchObject({
        code: 'INVITATION_WRONG',
      });
    }
    expect(await office.refusal('oThief', 'officers.accept', { code: 'AAAA' })).toMatchObject({
      code: 'TOO_MANY_LOOKUPS',
    });
  });

  it('is nothing for who is an officer already, nor for who proved to be of another name', async () => {
    const { code } = await coded();
    expect(await office.refusal(sun, 'officers.accept', { code })).toMatchObject({ code: 'OFFICER_ALREADY' });
    await office.name('oWindow', '窗口员', ['codes']);
    const { code: own } = await office.officer('oWindow', 'codes.issue', { ...father, region: county });
    await office.resident(newcomer, 'self.confirm', { ...father, code: own });
    expect(await office.refusal(newcomer, 'officers.accept', { code })).toMatchObject({
      code: 'INVITATION_WRONG',
    });
  });
});

describe('whoever is of the family of one who invited him', () => {
  const tie = async (openId: string, personId: string | null, family: readonly string[] = []) =>
    office.cloudFor('').db.put('payers', {
      _id: openId,
      self: personId === null ? null : { personId, at: 1 },
      relatives: family.map((one) => ({ personId: one })) as never,
      revision: 1,
    });

  it('does not accept', async () => {
    const { code } = await coded();
    await tie(newcomer, 'a-cousin');
    await tie(qian, null, ['a-cousin']);
    expect(await office.refusal(newcomer, 'officers.accept', { code })).toMatchObject({ code: 'CONCERNED' });
  });

  it('is not confirmed where that shows later, whoever confirms him', async () => {
    const { invitationId, code } = await coded();
    const { pairing } = await office.ask(newcomer, 'officers.accept', { code });
    await tie(newcomer, 'a-cousin');
    await tie(zhao, null, ['a-cousin']);
    expect(await office.refusal(sun, 'officers.confirm', { invitationId, pairing })).toMatchObject({
      code: 'CONCERNED',
    });
    expect(office.stored(newcomer)).toBeUndefined();
  });
});

describe('an invitation', () => {
  it('reaches no place outside the office, and no office elsewhere', async () => {
    const outside = { region: county, name: '李四', regions: [otherCounty], duties: ['roster'] };
    expect(
      await office.byBoth('officers.invite', { ...outside, invitationId: office.nextId() }),
    ).toMatchObject({
      code: 'NOT_TO_GIVE',
    });
    const elsewhere = { ...outside, region: otherCounty };
    expect(
      await office.byBoth('officers.invite', { ...elsewhere, invitationId: office.nextId() }),
    ).toMatchObject({
      code: 'OTHER_REGION',
    });
    await office.name('oAfar', '远方', ['officers'], [otherCounty]);
    const invitationId = await office.invited();
    expect(await office.refusal('oAfar', 'officers.give-code', { invitationId })).toMatchObject({
      code: 'NO_INVITATION',
    });
  });

  it('gives no key, and what watches over others only below the office', async () => {
    const asked = { region: county, name: '李四', regions: [street] };
    const give = (duties: readonly string[], regions = [street]) =>
      office.byBoth('officers.invite', { ...asked, regions, duties, invitationId: office.nextId() });
    expect(await give(['keys'])).toMatchObject({
      code: 'NOT_TO_GIVE',
      message: expect.stringContaining('运维'),
    });
    expect(await give(['officers'], [county])).toMatchObject({
      code: 'NOT_TO_GIVE',
      message: expect.stringContaining('上级'),
    });
    expect(await give(['audit'], [street, county])).toMatchObject({ code: 'NOT_TO_GIVE' });
    expect(await give(['officers', 'audit'])).toBeNull();
  });

  it('is not for who proposes it or agrees, under whatever WeChat', async () => {
    const own = { region: county, regions: [street], duties: ['money'] };
    expect(
      await office.byBoth('officers.invite', { ...own, name: '赵 一', invitationId: office.nextId() }),
    ).toMatchObject({
      code: 'CONCERNED',
    });
    expect(
      await office.byBoth('officers.invite', { ...own, name: '钱二', invitationId: office.nextId() }),
    ).toMatchObject({
      code: 'CONCERNED',
    });
  });

  it('is over when one says so, and when who invited is no officer any more', async () => {
    const { invitationId, code } = await coded();
    await office.ask(sun, 'officers.end-invitation', { invitationId, reason: '他不来了' });
    expect(await office.refusal(newcomer, 'officers.accept', { code })).toMatchObject({
      code: 'INVITATION_WRONG',
    });
    const another = await coded();
    const { pairing } = await office.ask(newcomer, 'officers.accept', { code: another.code });
    await office.name(zhao, '赵一', []);
    expect(
      await office.refusal(sun, 'officers.confirm', { invitationId: another.invitationId, pairing }),
    ).toMatchObject({ code: 'PROPOSER_GONE' });
    expect(office.stored(newcomer)).toBeUndefined();
  });
});
