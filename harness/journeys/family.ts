import type { Relation } from '../../contract/family';
import { consentVersion } from '../../contract/claims';
import type { LocalCloud } from '../local-cloud';
import type { Phone } from '../phone';
import { moving, proceed, residentNumber, sayWho, scanPoster } from '../steps';
import type { Person, Told } from '../steps';

export interface Relative {
  readonly person: Person;
  readonly relation: Relation;
  /** Where he is to be insured. */
  readonly region: string;
  readonly told: Told;
  /** A child under 14 has his guardian's. */
  readonly consent: 'on-behalf' | 'guardian';
}

/** Someone made up for whom no notice has a price of its own; `running` makes him another one. */
export function someone(name: string, birth: string, running: number, region = '360983001'): Relative {
  return {
    person: { name, number: residentNumber(birth, running) },
    relation: 'parent',
    region,
    told: { birth, identities: [] },
    consent: 'on-behalf',
  };
}

/** From the family's page to the second page of the form, filled in and agreed to. */
export async function fillInRelative(phone: Phone, relative: Relative): Promise<void> {
  const { person, relation, told, consent } = relative;
  if (await phone.has('add-relative')) await moving(phone, () => phone.tap('add-relative'));
  await sayWho(phone, person, relation);
  await phone.tap(`consent-${consent}`);
  for (const identity of told.identities) await phone.tap(`answer-${identity}`);
}

/** From the poster to the family's page, adds a relative there, and stands on that page again. */
export async function addRelative(phone: Phone, relative: Relative): Promise<void> {
  await scanPoster(phone, relative.region);
  await moving(phone, () => phone.tap('choose-family'));
  await phone.says(/还没有家人|再添加一位/);
  await fillInRelative(phone, relative);
  await proceed(phone);
  await phone.says(/已经登记|家人已经登记好|核对并支付/);
  await phone.open('packages/family/list/index');
  await phone.says(relative.person.name);
}

/** Puts a relative on someone's list, as the pages do, and nothing more: he has no record for the year yet. */
export async function onTheList(cloud: LocalCloud, payer: string, relative: Relative): Promise<string> {
  const { person, relation, region, consent } = relative;
  const answer = (await cloud.caller(payer)('resident', {
    action: 'family.add',
    requestId: `relative-${person.number}`,
    person: { name: person.name, document: { kind: 'resident-id', number: person.number } },
    relation,
    region,
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: consent },
  })) as { readonly data?: { readonly relative: { readonly relativeId: string } } };
  if (!answer.data) throw new Error(`not added: ${JSON.stringify(answer)}`);
  return answer.data.relative.relativeId;
}

/** From anywhere to the page where all is checked before paying, with these people chosen, by their numbers' last four. */
export async function chooseFamily(phone: Phone, people: readonly Person[]): Promise<void> {
  await phone.open('packages/family/list/index');
  await phone.says(/待缴费|还没有登记|不用缴费/);
  const some = (await phone.has('choose-payees')) ? 'choose-payees' : null;
  if (some === null) {
    await phone.open('packages/pay/choose/index');
  } else {
    await moving(phone, () => phone.tap(some));
  }
  await phone.says('已选0人');
  for (const { number } of people) await phone.tap(await choiceOf(phone, number));
  await phone.says(`已选${people.length}人`);
  await proceed(phone);
  await phone.says(/确认并支付|确认登记/);
}

async function choiceOf(phone: Phone, number: string): Promise<string> {
  for (const id of await phone.idsFrom('pay-for-')) {
    if ((await phone.words(id)).includes(`尾号${number.slice(-4)}`)) return id;
  }
  throw new Error(`nobody with ${number.slice(-4)} to choose:\n${await phone.words()}`);
}
