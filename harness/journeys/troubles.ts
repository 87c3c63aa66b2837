import type { Phone } from '../phone';
import { calculate, moving, proceed, residentNumber, sayWho, scanPoster } from '../steps';
import type { Told } from '../steps';
import { father } from './calculator';

const onDibao: Told = { birth: '1955-03-12', identities: ['dibao'] };

/** A code that says nothing leads to the picker, and from province to street. */
export async function wrongCode(phone: Phone): Promise<void> {
  await phone.open('pages/index/index?scene=r%3D12');
  await phone.says('没有认出这个二维码');
  await moving(phone, () => phone.tap('choose-place'));
  for (const region of ['360000', '360900', '360983', '360983001']) {
    await moving(phone, () => phone.tap(`region-${region}`));
  }
  await proceed(phone);
  await phone.says('瑞州街道');
}

/** A place for which there is no notice is named as such, and the places that have one are offered. */
export async function placeWithoutNotice(phone: Phone): Promise<void> {
  await phone.open('pages/index/index?scene=r%3D110000');
  await phone.says('还没有参保缴费通知');
  await moving(phone, () => phone.tap('choose-place'));
  await phone.appears('no-notice');
  for (const place of ['吉林省', '晋城市', '湖南省', '瑞州街道']) await phone.says(place);
  await moving(phone, () => phone.tap('known-430000'));
  await proceed(phone);
  await phone.says('湖南省');
}

async function enrollingFather(phone: Phone): Promise<void> {
  await scanPoster(phone, '360983001');
  await calculate(phone, onDibao);
  await proceed(phone);
  await phone.input('person-name-input', father.name);
}

/** Which part of a number is wrong, for a man born on 12 March 1955. */
const wrongNumbers: readonly (readonly [number: string, says: string])[] = [
  [residentNumber('1955-03-12', 1).slice(0, 17), '应为18位，现在填了17位'],
  [residentNumber('1955-13-12', 1), '第7至14位是出生日期'],
  // Two neighbours changed places: the weights of GB 11643 tell them apart.
  [residentNumber('1955-03-12', 1).replace(/^36/, '63'), '最后一位与前面的数字对不上'],
];

/** A wrong identity number is answered with the part that is wrong; the right one is taken. */
export async function wrongNumber(phone: Phone): Promise<void> {
  await enrollingFather(phone);
  for (const [number, says] of wrongNumbers) {
    await phone.input('document-number-input', number);
    await phone.tap('relation-parent');
    await phone.says(says);
  }
  await phone.input('document-number-input', father.number);
  await moving(phone, () => phone.tap('relation-parent'));
  await phone.appears('consent-on-behalf');
}

/** The connection is gone when the record is sent: it is said, nothing typed is lost, and the second time it works. */
export async function offlineWhenSending(phone: Phone): Promise<void> {
  await enrollingFather(phone);
  await sayWho(phone, father);
  await phone.tap('consent-on-behalf');
  await phone.setOffline(true);
  await phone.tap('continue');
  await phone.says('没有连上网络');
  await phone.setOffline(false);
  await phone.tap('continue');
  await phone.appears('done');
}

/** The calculator needs no network at all. */
export async function offlineCalculation(phone: Phone): Promise<void> {
  await scanPoster(phone, '360983001');
  await calculate(phone, onDibao);
  await moving(phone, () => phone.tap('change-answers'));
  await phone.setOffline(true);
  await proceed(phone);
  await phone.says(/应缴\s*¥?\s*60\s*元/);
  await phone.setOffline(false);
}

export const troubles: readonly { readonly name: string; readonly meet: (phone: Phone) => Promise<void> }[] =
  [
    { name: 'a code that is none of ours', meet: wrongCode },
    { name: 'a place without a notice', meet: placeWithoutNotice },
    { name: 'a wrong identity number', meet: wrongNumber },
    { name: 'a connection lost when sending', meet: offlineWhenSending },
    { name: 'no connection when calculating', meet: offlineCalculation },
  ];
