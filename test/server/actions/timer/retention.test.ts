import { removeExpired } from '../../../../server/actions/timer/retention';
import { TestServer } from '../../test-server';
import { father, ruizhou } from '../../sample';

describe('what is kept only for a time', () => {
  it('goes when its time is over, and not before', async () => {
    const server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    await server.resident('oPayer', 'person.lookup', { ...father, region: ruizhou, year: 2024 });
    const held = () =>
      (['one-time-codes', 'counters', 'lookup-log'] as const).map(
        (name) => server.store.snapshot(name).length,
      );

    await removeExpired(server.cloudFor('', 'timer'), Infinity);
    // The look-up counts for its caller and for the number, the code for the person.
    expect(held()).toEqual([1, 3, 1]);
    // A counter lives for its day, a code for three, a look-up's hash for half a year.
    server.setToday('2023-11-21');
    await removeExpired(server.cloudFor('', 'timer'), Infinity);
    expect(held()).toEqual([1, 0, 1]);
    server.setToday('2023-11-24');
    await removeExpired(server.cloudFor('', 'timer'), Infinity);
    expect(held()).toEqual([0, 0, 1]);
    server.setToday('2024-05-20');
    await removeExpired(server.cloudFor('', 'timer'), Infinity);
    expect(held()).toEqual([0, 0, 0]);
  });
});
