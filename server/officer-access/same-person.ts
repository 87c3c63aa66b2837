import type { NamedOfficer } from '../../contract/notice-drafts';
import { pseudonym, pseudonyms } from '../identity';
import type { Cloud, Documents } from '../platform';
import type { Officer } from '../schema';

/** Whether an officer is the one who is named, by whatever WeChat. */
export async function isOnePerson(
  documents: Documents,
  officer: Officer,
  { id, name }: NamedOfficer,
): Promise<boolean> {
  if (officer._id === id || haveOneName(namesOf(officer), [name])) return true;
  return isSamePerson(documents, officer, id);
}

/**
 * One person with two WeChats: registered under one name, now or before he was renamed, or as far as he proved to an office
 * who he is.
 */
export async function isSamePerson(documents: Documents, officer: Officer, other: string): Promise<boolean> {
  const author = await documents.get('officers', other);
  if (author !== null && haveOneName(namesOf(author), namesOf(officer))) return true;
  const first = await documents.get('payers', officer._id);
  if (first === null || first.self === null) return false;
  const second = await documents.get('payers', other);
  return second !== null && second.self?.personId === first.self.personId;
}

export function namesOf({ name, formerNames = [] }: Officer): readonly string[] {
  return [name, ...formerNames];
}

/** `张三` and `张 三` are one name, however they were typed into the register. */
export function haveOneName(some: readonly string[], others: readonly string[]): boolean {
  const known = others.map(plain);
  return some.some((name) => known.includes(plain(name)));
}

const purpose = 'officer-name';

/** Under what a name stands among whom a proposal is about: whoever has it agrees to nothing of its own. */
export function nameToken({ settings }: Pick<Cloud, 'settings'>, name: string): string {
  return pseudonym(settings, purpose, plain(name));
}

/** The same of all names of an officer, under each key. */
export function ownNameTokens({ settings }: Pick<Cloud, 'settings'>, officer: Officer): readonly string[] {
  return namesOf(officer).flatMap((name) => pseudonyms(settings, purpose, plain(name)));
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•・]/g, '')
    .toLowerCase();
}
