import { Figures } from '../../../commands/load/figures';
import type { Backlog } from '../../../commands/load/messages';

const nothing: Backlog = {
  now: 0,
  looks: 0,
  messages: 0,
  oldestLookMs: 0,
  oldestMessageMs: 0,
  refunds: 0,
  proposals: 0,
  unfinished: 0,
  megabytes: 0,
};

function evening(...looks: readonly Partial<Backlog>[]): Figures {
  const figures = new Figures();
  for (const look of looks) figures.noteBacklog({ ...nothing, ...look });
  return figures;
}

describe('an evening’s backlog', () => {
  it('is held while nothing was ever due for two minutes, and its longest is told', () => {
    const figures = evening({ oldestLookMs: 61_000 }, { oldestMessageMs: 119_400 }, {});
    expect(figures.longestSeconds).toEqual({ look: 61, message: 119 });
    expect(figures.isBacklogHeld).toBe(true);
  });

  it.each([{ oldestLookMs: 120_000 }, { oldestMessageMs: 120_000 }])(
    'is not held after one look that found %j',
    (late) => {
      expect(evening({}, late, {}).isBacklogHeld).toBe(false);
    },
  );
});
