import { BrowserPhone } from '../../harness/browser/browser-phone';
import { choose, modes } from '../../harness/journeys/calculator';
import { fatherOnDibao } from '../../harness/journeys/five-notices';
import { calculate, scanPoster } from '../../harness/steps';
import { useScreens } from './use-screens';

jest.setTimeout(180_000);

const running = useScreens();

/** Runs in the page: where the element ends, and where what lies over the page begins, in px from the top of the screen. */
function ends(id: string): { readonly element: number; readonly seen: number } {
  const shown = (selector: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find(({ offsetParent }) => offsetParent);
  const foot = shown('.frame__footer')?.getBoundingClientRect().top ?? Infinity;
  const element = shown(`#${id}`)?.getBoundingClientRect().bottom ?? Infinity;
  return { element, seen: Math.min(window.innerHeight, foot) };
}

describe.each(modes)('on a phone of 390 by 844, in %s mode', (mode) => {
  it.each(fatherOnDibao)(
    'the result in $place says from when one is covered without being moved',
    async (one) => {
      const phone = await BrowserPhone.take(running().screens, { user: 'oSampleVisitor' });
      await scanPoster(phone, one.region);
      await choose(phone, mode);
      await calculate(phone, one.told);
      await phone.appears('headline-cover');
      const { element, seen } = await phone.page.evaluate(ends, 'headline-cover');
      expect(element).toBeLessThanOrEqual(seen);
      await phone.putAway();
    },
  );
});
