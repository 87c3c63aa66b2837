import { officerTable } from '../../../server/actions/officer';
import { residentActions } from '../../../server/actions/resident';
import { withoutSmallCells } from '../../../server/progress/small-cells';
import { dispatched } from '../said';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { ruizhou } from '../sample';

describe('figures that everybody reads', () => {
  it('stand as they are where none is small', () => {
    expect(withoutSmallCells([10, 25, 300], 0)).toEqual([10, 25, 300]);
  });

  it('hide one below ten, and the smallest beside it, from which it could be taken off', () => {
    expect(withoutSmallCells([4, 25, 300], 0)).toEqual([null, null, 300]);
  });

  it('hide no third where two small ones come to ten', () => {
    expect(withoutSmallCells([4, 6, 300], 0)).toEqual([null, null, 300]);
    expect(withoutSmallCells([4, 5, 300, 20], 0)).toEqual([null, null, 300, null]);
  });

  it('take those who are in no place for a part: seven alone would be seen by taking off', () => {
    expect(withoutSmallCells([25, 300], 7)).toEqual([null, 300]);
    expect(withoutSmallCells([4, 300], 20)).toEqual([null, 300]);
  });

  it('are none where nothing else is left to hide a small one', () => {
    expect(withoutSmallCells([4], 0)).toEqual([null]);
  });
});

describe('publishing', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    // A Monday: the Sunday before is the 19th.
    server = await startTestServer('2023-11-20');
    await counted(ruizhou, '360983', { '2023-11-19': 130, '2023-11-20': 1000 });
    await counted('360983001201', ruizhou, { '2023-11-19': 100 });
    await counted('360983001202', ruizhou, { '2023-11-19': 26 });
    await counted('360983001203', ruizhou, { '2023-11-19': 4 });
  });

  async function counted(region: string, above: string, days: Readonly<Record<string, number>>) {
    const enrolled = Object.values(days).reduce((sum, people) => sum + people, 0);
    await server.cloudFor('').db.put('progress', {
      _id: `2024-${region}`,
      year: 2024,
      region,
      above,
      enrolled,
      days,
      channels: { 'wechat-pay': enrolled },
      groups: { none: enrolled },
      updatedAt: 0,
    });
  }

  function publish(region: string, isPublic: boolean, by = officer) {
    const request = { action: 'progress.publish', region, year: 2024, isPublic };
    return dispatched(officerTable, server.cloudFor(by), request);
  }

  function read(region: string) {
    const request = { action: 'progress.public', region, year: 2024 };
    return dispatched(residentActions, server.cloudFor('anybody'), request);
  }

  it('shows nobody anything before an officer says so, and nothing after he took it back', async () => {
    expect(await read(ruizhou)).toEqual({ ok: true, data: { progress: null } });
    await publish(ruizhou, true);
    await publish(ruizhou, false);
    expect(await read(ruizhou)).toEqual({ ok: true, data: { progress: null } });
  });

  it('shows what was counted until Sunday, without small places, to those of a village too', async () => {
    await publish(ruizhou, true);
    const reply = await read('360983001203');
    expect(reply).toMatchObject({
      ok: true,
      data: { progress: { region: ruizhou, asOf: '2023-11-19', enrolled: 130, target: 25_645 } },
    });
    const { progress } = (
      reply as { data: { progress: { rows: { region: string; enrolled: number | null }[] } } }
    ).data;
    const shown = new Map(progress.rows.map(({ region, enrolled }) => [region, enrolled]));
    // The seven villages without anybody and the four come to less than ten: the 26 go with them.
    expect(shown.get('360983001201')).toBe(100);
    expect(shown.get('360983001202')).toBeNull();
    expect(shown.get('360983001203')).toBeNull();
  });

  it('is refused where a place above or below shows its own', async () => {
    await publish(ruizhou, true);
    expect(await publish('360983', true)).toMatchObject({ error: { code: 'PUBLISHED_NEARBY' } });
    expect(await publish('360983001201', true)).toMatchObject({ error: { code: 'PUBLISHED_NEARBY' } });
    expect(await publish(ruizhou, true)).toMatchObject({ ok: true });
  });

  it('takes the duty for what residents read', async () => {
    await server
      .cloudFor('')
      .db.put('officers', { _id: 'clerk', name: '核对员', regions: [ruizhou], duties: ['roster'] });
    expect(await publish(ruizhou, true, 'clerk')).toMatchObject({ error: { code: 'NOT_AN_OFFICER' } });
  });
});
