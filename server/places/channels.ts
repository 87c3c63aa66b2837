import type { OfficeChannel, PlaceChannels } from '../../contract/resident';
import { liesIn, withPlacesAbove } from '../../policy/region-names';
import { type Cloud, cached } from '../platform';
import type { StoredChannels } from '../schema';

async function channelsAround(cloud: Cloud, region: string): Promise<readonly StoredChannels[]> {
  const codes = withPlacesAbove(region);
  const found = await cloud.db.find('place-channels', {
    filter: { _id: { in: codes } },
    limit: codes.length,
  });
  return found.sort((one, other) => codes.indexOf(one._id) - codes.indexOf(other._id));
}

/** Whether an office that is responsible for the place has commissioned the product (`COMMISSIONED_REGIONS`). */
export function isCommissioned({ settings }: Cloud, region: string): boolean {
  return settings.commissionedRegions.some((own) => liesIn(region, own));
}

/**
 * The ways that the offices of a place and of those above it have named, nearest first, and whether this product is one.
 * One round trip a minute and place.
 */
export async function channelsOf(cloud: Cloud, region: string): Promise<PlaceChannels> {
  const around = await cached(cloud, `channels-${region}`, () => channelsAround(cloud, region));
  return {
    commissioned: isCommissioned(cloud, region),
    offices: around
      .filter(({ channels }) => channels.length > 0)
      .map(({ _id, channels }) => ({ region: _id, channels })),
  };
}

/** What a place's own office has named, as it stands this moment. */
export async function ownChannels(cloud: Cloud, region: string): Promise<readonly OfficeChannel[]> {
  return (await cloud.db.get('place-channels', region))?.channels ?? [];
}
