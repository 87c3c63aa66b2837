import { type PaymentTestServer, startTestServer, year } from '../money';
import { dibao, father, grandmother, nothing, onBehalf, ruizhou } from '../sample';
import type { PersonEntry } from '../../../contract/claims';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { isoDay } from '../../../policy/calendar';

const payer = 'daughter';
/** Another province's office: what it certifies is a claim here until an office of this one has looked at it. */
const changsha = '430102';

let server: PaymentTestServer;
let asked = 0;
beforeEach(async () => {
  server = await startTestServer();
});

async function claim(person: PersonEntry, identity: CertifiedIdentity): Promise<string> {
  asked += 1;
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: `request-of-claim-${asked}`,
    person,
    relation: 'parent',
    region: ruizhou,
    claims: { ...nothing, identities: [identity] },
    consent: onBehalf,
  });
  await server.resident(payer, 'records.enrol-relative', { relativeId: relative.relativeId, year });
  return relative.relativeId;
}

/** He is tied to his own WeChat, and agrees there to who claims for him. */
async function agreesTo(relativeId: string): Promise<void> {
  const { code } = await server.asOfficer('codes.issue', { ...father, region: ruizhou });
  await server.resident('oFather', 'self.confirm', { ...father, code });
  const { token } = await server.resident(payer, 'family.invite', { relativeId });
  await server.resident('oFather', 'family.accept', { token, accept: true });
}

async function groups() {
  return (await server.asOfficer('applications.alike', { region: ruizhou, year })).groups;
}

describe('claims of which a roster says the same', () => {
  it('are those that another province’s office certified; no roster of one’s own leaves any waiting', async () => {
    await agreesTo(await claim(father, dibao));
    await claim(grandmother, dibao);
    expect(await groups()).toEqual([]);
    await server.certify(father, changsha, { ...dibao, region: changsha });
    await server.certify(grandmother, ruizhou, dibao);
    const [group, ...others] = await groups();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ identities: ['dibao'], place: '360983' });
    expect(group?.claims).toMatchObject([
      { person: { name: father.name }, listed: '湖南省长沙市芙蓉区的名册：低保对象，2022年6月1日认定' },
    ]);
  });

  it('are none of whom a stranger claims it: he would learn by a guess what an office elsewhere certified', async () => {
    await claim(father, dibao);
    await server.certify(father, changsha, { ...dibao, region: changsha });
    expect(await groups()).toEqual([]);
  });

  it('are none where the day is another one', async () => {
    await agreesTo(await claim(father, dibao));
    await server.certify(father, changsha, { ...dibao, since: isoDay('2023-06-01'), region: changsha });
    expect(await groups()).toEqual([]);
  });
});
