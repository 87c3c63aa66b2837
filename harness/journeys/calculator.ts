import type { Promised } from './five-notices';
import type { Phone } from '../phone';
import { calculate, enrol, moving, residentNumber, scanPoster, showEverything } from '../steps';
import type { Person } from '../steps';

/** `largest`: care mode with letters of 30 px, the largest that can be set. */
export type Mode = 'ordinary' | 'care' | 'largest';
export const modes = ['ordinary', 'care'] as const;

/** Switches care mode on, from the first page, where one finds it without looking for settings. */
export async function choose(phone: Phone, mode: Mode): Promise<void> {
  if (mode === 'ordinary') return;
  await moving(phone, () => phone.tap('care-switch'));
  await showEverything(phone);
  if (mode === 'care') return;
  await moving(phone, () => phone.tap('open-settings'));
  await phone.tap('text-size-30');
}

/** Scans a poster and learns what is promised there; stands on the result in the end. */
export async function learnWhatIsPromised(phone: Phone, promised: Promised, mode: Mode): Promise<void> {
  await scanPoster(phone, promised.region);
  await phone.says(promised.place);
  if (!(await phone.words('care-switch')).includes(mode === 'ordinary' ? '关怀版' : '普通版')) {
    await choose(phone, mode);
  }
  await calculate(phone, promised.told);
  await phone.says(new RegExp(`应缴\\s*¥?\\s*${promised.yuan}\\s*元`));
  for (const words of promised.says) await phone.says(words);
  if (!promised.later) return;
  const later = await phone.words(promised.later.id);
  for (const words of promised.later.says) {
    if (!later.includes(words)) throw new Error(`${promised.later.id} doesn't say ${words}: ${later}`);
  }
}

/** The father of {@link fatherOnDibao}: made up, in no roster. */
export const father: Person = { name: '张建国', number: residentNumber('1955-03-12', 1) };

/** From the result to a record that waits, and finds it again from the first page. */
export async function keepAsRecord(phone: Phone, region: string): Promise<void> {
  await enrol(phone, father);
  await phone.says('等待身份核实');
  await scanPoster(phone, region);
  await moving(phone, () => phone.tap('choose-records'));
  await phone.says('等待身份核实');
  const said = await phone.words();
  if (!said.includes(father.name)) throw new Error(`who typed the name doesn't read it: ${said}`);
  if (said.includes(father.number)) throw new Error(`the number isn't masked: ${said}`);
}

/** From the poster to the record, for a father on dibao in Ruizhou. */
export async function fromPosterToRecord(phone: Phone): Promise<void> {
  await scanPoster(phone, '360983001');
  await calculate(phone, { birth: '1955-03-12', identities: ['dibao'] });
  await enrol(phone, father);
}

/** However often it was tried, the server holds him once at most, or nothing half. */
export async function atMostOneRecord(phone: Phone): Promise<void> {
  await scanPoster(phone, '360983001');
  await moving(phone, () => phone.tap('choose-records'));
  await phone.says(/还没有记录|等待身份核实/);
  const times = (await phone.words()).split(father.name).length - 1;
  if (times > 1) throw new Error(`the same person stands there ${times} times`);
}
