import type { BrowserPhone } from '../../harness/browser/browser-phone';
import type { Findings } from './audit';

/** A tablet held upright, and a computer's window; CSS pixels. */
const wider = [768, 1280] as const;
const phoneSize = { width: 390, height: 844 };

/** Chinese characters a line may hold before the eye loses the next one. */
const longestLine = 45;

interface Unfit {
  readonly overflowPx: number;
  /** Words of which a part is hidden, or that stand outside the screen. */
  readonly cut: readonly string[];
  readonly longLines: readonly string[];
}

/** Runs in the page: what doesn't fit into the screen as wide as it is now. */
function measure(longest: number): Unfit {
  const frame = [...document.querySelectorAll<HTMLElement>('.frame')].find(
    ({ offsetParent }) => offsetParent,
  );
  if (!frame) throw new Error('no page is shown');
  const words = (element: HTMLElement) => (element.textContent ?? '').trim().slice(0, 30);
  const withText = [...frame.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.getClientRects().length > 0 &&
      // What is written in a field can be moved there.
      !element.matches('textarea') &&
      element.closest('.unseen') === null &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
  );
  const isCut = (element: HTMLElement): boolean => {
    const { left, right } = element.getBoundingClientRect();
    if (left < -0.5 || right > window.innerWidth + 0.5) return true;
    for (let box: HTMLElement | null = element; box && box !== frame; box = box.parentElement) {
      const hides = getComputedStyle(box).overflow !== 'visible';
      if (hides && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1))
        return true;
    }
    return false;
  };
  /** Characters in the longest line of an element's own words. */
  const lineOf = (element: HTMLElement): number => {
    const range = document.createRange();
    const lines = [...element.childNodes]
      .filter((node) => node.nodeType === 3)
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()].map(({ width }) => width);
      });
    return Math.max(0, ...lines) / Number.parseFloat(getComputedStyle(element).fontSize);
  };
  /** In a field that is made for so many digits; a long one moves along with what is typed. */
  const cutValues = [...frame.querySelectorAll('input')]
    .filter((field) => field.clientWidth < frame.clientWidth / 2 && field.scrollWidth > field.clientWidth + 1)
    .map(({ value }) => value);
  return {
    overflowPx: document.documentElement.scrollWidth - window.innerWidth,
    cut: [...withText.filter(isCut).map(words), ...cutValues],
    longLines: withText.filter((element) => lineOf(element) > longest).map(words),
  };
}

async function findings({ page }: BrowserPhone, where: string): Promise<Findings> {
  const { overflowPx, cut, longLines } = await page.evaluate(measure, longestLine);
  return [
    ...(overflowPx > 0 ? [`${where}: wider than the screen by ${overflowPx} px`] : []),
    ...cut.map((words) => `${where}: cut off: ${words}`),
    ...longLines.map((words) => `${where}: more than ${longestLine} characters a line: ${words}`),
  ];
}

/** The page as it stands, on a tablet and on a computer; it is a phone's again in the end. */
export async function findingsWhereWider(phone: BrowserPhone): Promise<Findings> {
  const found: string[] = [];
  for (const width of wider) {
    await phone.page.setViewportSize({ width, height: phoneSize.height });
    found.push(...(await findings(phone, `${width} px`)));
  }
  await phone.page.setViewportSize(phoneSize);
  return found;
}

/** Runs in the page: letters as large as WeChat's own setting can make them (`scaleOf` in `src/state/preferences.ts`). */
function doubleLetters(): void {
  for (const frame of document.querySelectorAll<HTMLElement>('.frame')) {
    frame.style.setProperty('--fs', '2');
    frame.style.setProperty('--ft', '1.6');
  }
}

/** The page as it stands, with letters twice as large: it stays so. */
export async function findingsAtDouble(phone: BrowserPhone): Promise<Findings> {
  await phone.page.evaluate(doubleLetters);
  return findings(phone, '200 %');
}
