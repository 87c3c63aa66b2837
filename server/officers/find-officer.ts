import { pseudonym, pseudonyms } from '../identity';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';

/** A page of the cloud's; a city has some thousand officers. */
const pageSize = 1000;

const purpose = 'officer';

/** Stands for an officer's WeChat in what another sees: his openId stays on the server. */
export function officerStandIn({ settings }: Cloud, openId: string): string {
  return pseudonym(settings, purpose, openId);
}

/** Every officer of the environment, those who ended too. A round trip for each thousand. */
export async function everyOfficer(cloud: Cloud): Promise<readonly Officer[]> {
  const all: Officer[] = [];
  for (let after = ''; ;) {
    const page = await cloud.db.find('officers', {
      filter: { _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      limit: pageSize,
    });
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return all;
    after = last._id;
  }
}

/** By his stand-in; null where nobody has it. */
export async function findOfficer(cloud: Cloud, officerId: string): Promise<Officer | null> {
  const all = await everyOfficer(cloud);
  return all.find(({ _id }) => pseudonyms(cloud.settings, purpose, _id).includes(officerId)) ?? null;
}

/** Whom something about an officer concerns: his WeChat, and who he proved to be. One round trip. */
export async function subjectsOfOfficer(cloud: Cloud, openId: string): Promise<readonly string[]> {
  const payer = await cloud.db.get('payers', openId);
  return payer === null || payer.self === null ? [openId] : [openId, payer.self.personId];
}
