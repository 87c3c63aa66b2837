import { learnRegions } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { addedNow } from './known-places';

/** Something that names a place, and what an officer can do about it. Checks by index or by the beginning of an id. */
interface Standing {
  readonly words: string;
  readonly stands: (cloud: Cloud, region: string) => Promise<boolean>;
}

const standings: readonly Standing[] = [
  { words: '它下面还有村、社区（请先删它们）', stands: hasPlacesBelow },
  { words: '有人在这里登记或参保', stands: hasRecords },
  { words: '这里导入过名册', stands: hasRosters },
  { words: '居民名单上有人住在这里（请先撤回名单，或改成别的村）', stands: hasResidents },
  { words: '做过这里的海报，或有人扫过', stands: hasPoster },
  { words: '有工作人员负责这里（请先请系统运营方改他的地区）', stands: hasOfficer },
  { words: '这里有通知或通知草稿', stands: hasNotice },
  { words: '这里设了咨询电话或缴费办法（请先清空）', stands: hasSettings },
];

/**
 * Takes a place away that an office has added. Throws `OTHER_REGION`, `REGION_UNKNOWN` for one that no office added, and
 * `PLACE_IN_USE` with all that stands on it. A record that is made within the same moment keeps the code and reads as the
 * place above.
 */
export async function removePlace(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<{ readonly region: string }> {
  requireResponsible(officer, region);
  if ((await cloud.db.get('added-places', region)) === null) {
    throw refuse('REGION_UNKNOWN', '这个地方不是当地添加的，或者已经删了，请刷新清单。', { field: 'region' });
  }
  const found = await Promise.all(standings.map(({ stands }) => stands(cloud, region)));
  const words = standings.filter((_, at) => found[at]).map((one) => one.words);
  if (words.length > 0) throw refuse('PLACE_IN_USE', `不能删：${words.join('；')}。`, { field: 'region' });
  await cloud.db.remove('added-places', region);
  learnRegions({ forgotten: [region] });
  return { region };
}

async function hasPlacesBelow(cloud: Cloud, region: string): Promise<boolean> {
  if (region.length === 12) return false;
  const added = await addedNow(cloud, region.slice(0, 6));
  return added.some(({ _id }) => _id !== region && _id.startsWith(region));
}

async function hasRecords(cloud: Cloud, region: string): Promise<boolean> {
  const open = await cloud.db.count('records', { openIn: region });
  return open > 0 || (await cloud.db.count('records', { insuredIn: region })) > 0;
}

async function hasRosters(cloud: Cloud, region: string): Promise<boolean> {
  return (await cloud.db.count('imports', { _id: behind(`roster-${region}`) })) > 0;
}

async function hasResidents(cloud: Cloud, region: string): Promise<boolean> {
  return (await cloud.db.count('residents', { village: region })) > 0;
}

/** Its `posterAt` says that one was made; the scans, that one made elsewhere hangs there. */
async function hasPoster(cloud: Cloud, region: string): Promise<boolean> {
  const place = await cloud.db.get('added-places', region);
  if (place?.posterAt !== undefined) return true;
  return (await cloud.db.count('poster-scans', { _id: behind(region) })) > 0;
}

/** Ids that begin with this and a hyphen. */
function behind(beginning: string): { readonly gt: string; readonly lt: string } {
  return { gt: `${beginning}-`, lt: `${beginning}.` };
}

/** More have never been of one place. */
const mostOfficers = 1000;

async function hasOfficer(cloud: Cloud, region: string): Promise<boolean> {
  const there = await cloud.db.find('officers', { filter: { regions: region }, limit: mostOfficers });
  return there.some(({ ended }) => ended === undefined);
}

async function hasNotice(cloud: Cloud, region: string): Promise<boolean> {
  const notices = await cloud.db.count('notice-chains', { places: region });
  return notices > 0 || (await cloud.db.count('notice-drafts', { places: region })) > 0;
}

async function hasSettings(cloud: Cloud, region: string): Promise<boolean> {
  const contacts = await cloud.db.get('place-contacts', region);
  const channels = await cloud.db.get('place-channels', region);
  return (
    (contacts?.contacts.length ?? 0) > 0 ||
    contacts?.ltciPilot !== undefined ||
    (channels?.channels.length ?? 0) > 0
  );
}
