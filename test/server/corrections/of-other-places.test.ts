import { fen } from '../../../policy/money';
import { holder, openAccount } from '../billing/mutual-aid/bureau';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { asGuardian, child, claiming, dibao, father, nothing, onBehalf, ruizhou, tekun } from '../sample';
import { found } from './correcting';

/** Beside Ruizhou, in the same county-level city. */
const neighbour = '360983002';
const stranger = 'oStreet';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer(stranger, [ruizhou]);
});

async function certifiedNextDoor(): Promise<void> {
  const rows = [
    { ...father, identities: [dibao], circumstances: [{ code: 'released-from-prison' as const }] },
  ];
  await server.byTwo('roster.import', { batch: 'next-door', part: 1, region: neighbour, rows });
}

const nothingCertified = { certifications: [], circumstances: [], facts: [] };

describe('what an office reads of somebody whom only the next street’s office certified', () => {
  it('is nothing of it where a stranger applied for him here', async () => {
    await certifiedNextDoor();
    await server.enrol('oFriend', father, ruizhou);
    expect(await found(server, father, ruizhou, stranger)).toMatchObject(nothingCertified);
  });

  it('is all of it where he applied here himself, though a stranger did before', async () => {
    await certifiedNextDoor();
    await server.enrol('oFriend', father, ruizhou);
    const { code } = await server.asOfficer('codes.issue', { ...father, region: neighbour });
    await server.resident('oHimself', 'self.confirm', { ...father, code });
    expect(await found(server, father, ruizhou, stranger)).toMatchObject(nothingCertified);
    await server.enrol('oHimself', father, ruizhou, 'self');
    expect(await found(server, father, ruizhou, stranger)).toMatchObject({
      certifications: [{ code: 'dibao', region: neighbour }],
      circumstances: [{ code: 'released-from-prison' }],
    });
  });

  it('is all of it where the holder of an account to which the bureau binds him applied', async () => {
    await certifiedNextDoor();
    const relatives = [[father, '父亲']] as const;
    await openAccount(server, { yuan: '500', relatives, authorisedFen: fen(0), region: '360983' });
    expect((await found(server, father, '360983')).bindings).toHaveLength(1);
    await server.enrol('oFriend', father, ruizhou);
    expect(await found(server, father, ruizhou, stranger)).toMatchObject(nothingCertified);
    await server.enrol(holder, father, ruizhou);
    expect((await found(server, father, ruizhou, stranger)).certifications).toMatchObject([
      { code: 'dibao' },
    ]);
  });

  it('is nothing of it where somebody calls himself his guardian', async () => {
    const rows = [{ ...child, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'child', part: 1, region: neighbour, rows });
    const { relative } = await server.resident('oFriend', 'family.add', {
      requestId: 'request-of-a-guardian',
      person: child,
      relation: 'child',
      region: ruizhou,
      claims: nothing,
      consent: asGuardian,
    });
    const { relativeId } = relative;
    await server.resident('oFriend', 'records.enrol-relative', { relativeId, year });
    expect(await found(server, child, ruizhou, stranger)).toMatchObject(nothingCertified);
  });

  it('is all of it to the office around both', async () => {
    await certifiedNextDoor();
    await server.enrol('oFriend', father, ruizhou);
    expect((await found(server, father, '360983')).certifications).toMatchObject([{ code: 'dibao' }]);
  });

  it('is only what one officer here confirmed of a stranger’s claim, beside what he can read no more than before', async () => {
    await certifiedNextDoor();
    const orphan = { code: 'orphan' as const, since: dibao.since };
    await server.resident('oFriend', 'family.add', {
      requestId: 'request-of-a-friend',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: claiming(orphan),
      consent: onBehalf,
    });
    const { relatives } = await server.resident('oFriend', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    const { record } = await server.resident('oFriend', 'records.enrol-relative', { relativeId, year });
    const { applications } = await server.asOfficer(
      'applications.awaiting',
      { region: ruizhou, year },
      stranger,
    );
    const applicationId = applications[0]?.applicationId ?? '';
    const decision = { recordId: record.recordId, applicationId, identities: [orphan], circumstances: [] };
    await server.asOfficer('roster.confirm', decision, stranger);
    expect(await found(server, father, ruizhou, stranger)).toMatchObject({
      certifications: [{ code: 'orphan', region: ruizhou }],
      circumstances: [],
    });
  });

  it('names no insurance in another place, by which it would read that he pays nothing', async () => {
    const hunan = '430102';
    await server.certify(father, hunan, tekun);
    await server.enrol('oSelf', father, hunan, 'self');
    await server.certify(father, ruizhou, dibao);
    expect((await found(server, father, ruizhou, stranger)).enrolments).toEqual([]);
    expect((await found(server, father, hunan)).enrolments).toMatchObject([{ basis: 'exempt' }]);
  });
});

describe('somebody of whom another place’s office confirmed only an event of his life', () => {
  beforeEach(async () => {
    const rows = [{ ...father, identities: [], circumstances: [{ code: 'released-from-prison' as const }] }];
    await server.byTwo('roster.import', { batch: 'event', part: 1, region: neighbour, rows });
  });

  it('is nobody’s whom no office knows: not found here, and given no code here', async () => {
    await expect(found(server, father, ruizhou, stranger)).rejects.toThrow('NO_PERSON');
    const refusal = await server.officerRefusal('codes.issue', { ...father, region: ruizhou }, stranger);
    expect(refusal.code).toBe('OTHER_REGION');
  });

  it('is found and given a code where it was confirmed', async () => {
    expect((await found(server, father, neighbour, officer)).circumstances).toHaveLength(1);
    const { code } = await server.asOfficer('codes.issue', { ...father, region: neighbour });
    expect(code).toMatch(/^\d{8}$/);
  });
});
