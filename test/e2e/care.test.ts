import { BrowserPhone } from '../../harness/browser/browser-phone';
import { choose } from '../../harness/journeys/calculator';
import { asksEverything, grandmother, isCovered, paysAndIsCovered } from '../../harness/journeys/care';
import { scanPoster } from '../../harness/steps';
import { audit } from './audit';
import { useScreens } from './use-screens';

jest.setTimeout(180_000);

const ruizhou = '360983001';
const running = useScreens();

/** Runs in the page, before it: what the browser is told to say, in its order. */
function listen(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said });
  speechSynthesis.speak = (utterance) => {
    said.push(utterance.text);
    setTimeout(() => utterance.onend?.(new Event('end') as SpeechSynthesisEvent), 0);
  };
}

function heard({ page }: BrowserPhone): Promise<string> {
  return page.evaluate(() => (globalThis as unknown as { readonly said: string[] }).said.join(''));
}

describe('somebody of 75 in care mode', () => {
  it('learns in one tap what she owes, then from when she is covered, and has it read to her', async () => {
    const { cloud, screens } = running();
    const phone = await BrowserPhone.take(screens, { user: grandmother });
    await phone.page.addInitScript(listen);
    await paysAndIsCovered(phone, cloud);
    expect(await audit(phone, { care: true })).toEqual([]);
    await phone.tap('read-aloud');
    await phone.appears('read-aloud');
    expect(await heard(phone)).toBe(isCovered);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  });

  it('finds everything else behind one entry, and has the pages whole at letters of 30 px', async () => {
    const { screens } = running();
    const phone = await BrowserPhone.take(screens, { user: 'oSampleVisitor' });
    await scanPoster(phone, ruizhou);
    await choose(phone, 'largest');
    await asksEverything(phone, async () => expect(await audit(phone, { care: true })).toEqual([]));
    await phone.open('pages/index/index');
    expect(await audit(phone, { care: true })).toEqual([]);
    await phone.tap('care-more');
    for (const id of [
      'choose-place',
      'choose-calculate',
      'choose-family',
      'choose-records',
      'open-settings',
    ]) {
      await phone.appears(id);
    }
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  });
});
