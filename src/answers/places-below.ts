import type { NamedPlace } from '../../contract/places';
import { childRegions, learnRegions } from '../../policy/region-names';
import { ask } from '../cloud/cloud';
import { useLoaded } from '../cloud/use-cloud';

/** Of a county and of what lies in it, offices add more than the program came with. */
function mayHaveMore(region: string | null): region is string {
  if (region === null || region.length > 9) return false;
  return region.length === 9 || !region.endsWith('00') || childRegions(region).length === 0;
}

async function askBelow(region: string | null): Promise<readonly NamedPlace[]> {
  if (!mayHaveMore(region)) return [];
  const { places } = await ask('resident', 'places.below', { region });
  learnRegions({ names: places.map(({ code, name }) => [code, name]) });
  return places;
}

/** The places one step below: those that the program came with at once, all of them when the server has answered. */
export function usePlacesBelow(region: string | null) {
  const loading = useLoaded(`places below ${region ?? ''}`, () => askBelow(region));
  const shipped = childRegions(region);
  const asked = loading.state === 'ready' ? loading.data : [];
  const waits = mayHaveMore(region) && shipped.length === 0;
  return {
    below: asked.length > 0 ? asked : shipped,
    loading: waits && loading.state === 'loading',
    failure: waits && loading.state === 'failed' ? loading.failure : null,
    again: loading.again,
  };
}
