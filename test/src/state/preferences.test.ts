import {
  preferences,
  scaleOf,
  setCare,
  setTextStep,
  stepsFor,
  textSizes,
} from '../../../src/state/preferences';
import { device } from '../doubles/taro';

const bodyPx = 17;
const smallestPx = 14;
function px(step: number, care: boolean, size: number) {
  return size * scaleOf({ care, step }, 1).text;
}

describe('care mode', () => {
  beforeEach(() => {
    device.reset();
    setCare(false);
  });

  it('is remembered on the phone', () => {
    setCare(true);
    expect(JSON.parse(String(device.storage.get('preferences')))).toEqual({ care: true, step: 2 });
  });

  it('shows even the smallest text at 18 px or more', () => {
    for (const step of stepsFor(true)) expect(px(step, true, smallestPx)).toBeGreaterThanOrEqual(18);
  });

  it('can be enlarged up to 30 px, and not made smaller than its own size', () => {
    setCare(true);
    setTextStep(4);
    expect(px(preferences.get().step, true, bodyPx)).toBeCloseTo(30, 1);
    setTextStep(0);
    expect(textSizes[preferences.get().step]).toBe(22);
  });
});

describe('the system’s font size', () => {
  it('enlarges the text of a person who chose nothing here', () => {
    expect(scaleOf({ care: false, step: 0 }, 1.5).text).toBe(1.5);
  });

  it('makes nothing smaller that was chosen larger', () => {
    expect(scaleOf({ care: true, step: 3 }, 1).text).toBeCloseTo(26 / 17, 2);
  });

  it('enlarges titles more slowly, so that they still fit', () => {
    expect(scaleOf({ care: false, step: 0 }, 2)).toEqual({ text: 2, title: 1.6 });
  });
});
