import type { PersonEntry } from '../../../contract/claims';
import { dailyLimits } from '../../../server/identity/daily-limits';
import { father, grandmother, nothing, onBehalf, ruizhou } from '../sample';
import { TestServer } from '../test-server';

describe('somebody who is put on a list', () => {
  let server: TestServer;
  let requests = 0;
  beforeEach(() => {
    server = new TestServer('2023-11-20');
  });
  const adding = (person: PersonEntry) => {
    requests += 1;
    const requestId = `request-${requests}`;
    return {
      requestId,
      person,
      relation: 'parent' as const,
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    };
  };

  it('is there for a repeated request beyond the limit of the day too', async () => {
    const request = adding(father);
    await server.resident('oDaughter', 'family.add', request);
    for (let attempt = 1; attempt < dailyLimits['name-and-number'].perDay; attempt += 1) {
      await server.refusedResident('oDaughter', 'family.add', adding(father));
    }
    const { code } = await server.refusedResident('oDaughter', 'family.add', adding(grandmother));
    expect(code).toBe('TOO_MANY_LOOKUPS');
    const { relative } = await server.resident('oDaughter', 'family.add', request);
    expect(relative.person.name).toBe('王建国');
    const { relatives } = await server.resident('oDaughter', 'family.list', { year: 2024 });
    expect(relatives).toHaveLength(1);
  });

  it('is one person where three families add him at the same moment', async () => {
    const families = ['oDaughter', 'oSon', 'oNiece'];
    await Promise.all(families.map((payer) => server.resident(payer, 'family.add', adding(father))));
    const [person, ...others] = server.store.snapshot('people');
    expect(others).toEqual([]);
    expect(person).toMatchObject({ heldBy: expect.arrayContaining(families.map((one) => `payer:${one}`)) });
    expect(server.store.snapshot('person-keys')).toHaveLength(1);
  });

  it('is there beside another whom the same family adds at the same moment, be it their first', async () => {
    await Promise.all(
      [father, grandmother].map((person) => server.resident('oDaughter', 'family.add', adding(person))),
    );
    const { relatives } = await server.resident('oDaughter', 'family.list', { year: 2024 });
    expect(relatives.map(({ person }) => person.name).sort()).toEqual(['王建国', '陈桂花'].sort());
  });
});
