import { BrowserPhone } from '../../harness/browser/browser-phone';
import { consentVersion } from '../../contract/claims';
import { choose } from '../../harness/journeys/calculator';
import { payOrGoOn } from '../../harness/journeys/paying';
import type { LocalCloud } from '../../harness/local-cloud';
import { moving, residentNumber, scanPoster } from '../../harness/steps';
import { audit } from './audit';
import { useScreens } from './use-screens';

jest.setTimeout(180_000);

const grandmother = 'oSampleGrandmother';
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

/** She registers herself in Ruizhou, where 380 yuan are due; answers with her record's id. */
async function registersHerself(cloud: LocalCloud): Promise<string> {
  const answer = (await cloud.caller(grandmother)('resident', {
    action: 'records.enrol',
    person: { name: '周桂兰', document: { kind: 'resident-id', number: residentNumber('1948-06-08', 901) } },
    region: ruizhou,
    year: 2024,
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'self' },
  })) as { readonly data: { readonly record: { readonly recordId: string } } };
  return answer.data.record.recordId;
}

describe('somebody of 75 in care mode', () => {
  it('learns in one tap what she owes, then from when she is covered, and has it read to her', async () => {
    const { cloud, screens } = running();
    const recordId = await registersHerself(cloud);
    const phone = await BrowserPhone.take(screens, { user: grandmother });
    await phone.page.addInitScript(listen);
    await scanPoster(phone, ruizhou);
    await choose(phone, 'care');

    await phone.open('pages/index/index');
    await moving(phone, () => phone.tap('care-pay'));
    await phone.says(/要交。2024年度应交 380 元，到2023年12月\d+日为止/);

    await payOrGoOn(phone, recordId);
    await phone.open('pages/index/index');
    await moving(phone, () => phone.tap('care-cover'));
    await phone.says('已经参保，2024年1月1日起能用，到2024年12月31日为止。');
    expect(await audit(phone, { care: true })).toEqual([]);
    await phone.tap('read-aloud');
    await phone.appears('read-aloud');
    expect(await heard(phone)).toBe('已经参保，2024年1月1日起能用，到2024年12月31日为止。');
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  });

  it('finds everything else behind one entry, and has the pages whole at letters of 30 px', async () => {
    const { screens } = running();
    const phone = await BrowserPhone.take(screens, { user: 'oSampleVisitor' });
    await scanPoster(phone, ruizhou);
    await choose(phone, 'largest');
    for (const question of ['care-pay', 'care-cover', 'care-call']) {
      await phone.open('pages/index/index');
      expect(await audit(phone, { care: true })).toEqual([]);
      await moving(phone, () => phone.tap(question));
      await phone.appears('answer');
      expect(await audit(phone, { care: true })).toEqual([]);
    }
    await phone.open('pages/index/index');
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
