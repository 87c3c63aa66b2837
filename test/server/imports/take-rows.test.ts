import { RowError, takeRows } from '../../../server/imports';
import { refuse } from '../../../server/platform';

/** Takes numbers: odd ones are wrong, 13 is a fault of the code. */
async function take(row: number): Promise<{ readonly sum: number }> {
  await new Promise((resolve) => setTimeout(resolve, 10 - row));
  if (row === 13) throw new TypeError('a fault of the code');
  if (row === 7) throw refuse('NAME_WRONG', '姓名不对', { field: 'name' });
  if (row % 2 === 1) throw new RowError('数', `${row}是单数`);
  return { sum: row };
}

describe('the rows of an import', () => {
  it.each([1, 2, 5])(
    'are taken %i at once, wrong ones listed in their order and counted from 1',
    async (atOnce) => {
      expect(await takeRows({ rows: [2, 1, 4, 7, 6], atOnce, counts: { sum: 0 }, take })).toEqual({
        taken: 3,
        counts: { sum: 12 },
        rejected: [
          { row: 2, field: '数', message: '1是单数' },
          { row: 4, field: 'name', message: '姓名不对' },
        ],
      });
    },
  );

  it('go one after the other where nothing else is said', async () => {
    const seen: string[] = [];
    await takeRows({
      rows: ['a', 'b'],
      counts: {},
      take: async (row, at) => {
        seen.push(`${at} ${row} begins`);
        await Promise.resolve();
        seen.push(`${at} ${row} ends`);
        return {};
      },
    });
    expect(seen).toEqual(['0 a begins', '0 a ends', '1 b begins', '1 b ends']);
  });

  it('are all at their end before a fault of the code is told: none holds a document any more', async () => {
    const ended: number[] = [];
    const taking = takeRows({
      rows: [13, 2, 4],
      atOnce: 3,
      counts: {},
      take: async (row) => {
        await take(row).finally(() => ended.push(row));
        return {};
      },
    });
    await expect(taking).rejects.toThrow('a fault of the code');
    expect(ended.sort()).toEqual([13, 2, 4]);
  });

  it('end where the fault is the code’s: the batch stays open and is taken again', async () => {
    await expect(takeRows({ rows: [2, 13, 4], counts: { sum: 0 }, take })).rejects.toThrow(
      'a fault of the code',
    );
  });
});
