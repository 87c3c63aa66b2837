import { consentVersion } from '../../contract/claims';
import type { LocalCloud } from '../local-cloud';
import type { Phone } from '../phone';
import { moving, residentNumber, scanPoster } from '../steps';
import { choose } from './calculator';
import { payOrGoOn } from './paying';

/** One of the preview's people: 75 years old, who registers herself. */
export const grandmother = 'oSampleGrandmother';

const ruizhou = '360983001';

export const isCovered = '已经参保，2024年1月1日起能用，到2024年12月31日为止。';

/** She registers herself in Ruizhou, where 380 yuan are due (四(一)); answers with her record's id. */
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

async function ask(phone: Phone, question: 'care-pay' | 'care-cover' | 'care-call'): Promise<void> {
  await phone.open('pages/index/index');
  await moving(phone, () => phone.tap(question));
  await phone.appears('answer');
}

/**
 * In care mode she asks in one tap what she owes, pays, and asks whether she is covered: the page with that answer is shown
 * in the end.
 */
export async function paysAndIsCovered(phone: Phone, cloud: LocalCloud): Promise<void> {
  const recordId = await registersHerself(cloud);
  await scanPoster(phone, ruizhou);
  await choose(phone, 'care');
  await ask(phone, 'care-pay');
  await phone.says(/要交。2024年度应交 380 元，到2023年12月\d+日为止/);
  await payOrGoOn(phone, recordId);
  await ask(phone, 'care-cover');
  await phone.says(isCovered);
}

/** Whom she can call: the page with the numbers is shown in the end. */
export async function asksWhomToCall(phone: Phone): Promise<void> {
  await scanPoster(phone, ruizhou);
  await choose(phone, 'care');
  await ask(phone, 'care-call');
  await phone.says(/请打 [\d-]+，这是/);
}

/** Of someone who is registered nowhere all three are asked; `look` is called with each page that answers. */
export async function asksEverything(phone: Phone, look: () => Promise<void>): Promise<void> {
  for (const question of ['care-pay', 'care-cover', 'care-call'] as const) {
    await ask(phone, question);
    await look();
  }
}
