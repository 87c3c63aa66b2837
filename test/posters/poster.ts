import type { Contact } from '../../contract/contact';
import type { PlaceContacts } from '../../contract/resident';
import { policy } from '../../policy';
import { type PosterContent, codeOfAddress, posterContent } from '../../posters';

export const window: Contact = { name: '瑞州街道便民服务中心', phone: '0795-0000001', purpose: 'both' };

export function contactsOf(region: string, ...contacts: readonly Contact[]): PlaceContacts {
  return { region, source: contacts.length > 0 ? 'office' : 'national', contacts };
}

/** What the poster of a place says, by the notices that ship. */
export function contentOf(region: string, ...contacts: readonly Contact[]): PosterContent {
  return posterContent(policy, { region, contacts: contactsOf(region, ...contacts) });
}

/** Some code: an address of the length that the preview's have. */
export const address = 'http://127.0.0.1:8720/#/pages/index/index?scene=r%3D360983001205%26p%3D2024-a2cc';
export const code = codeOfAddress(address);
