import type { Policy } from '../../policy';
import { regionName } from '../../policy/region-names';
import type { posterContent } from '../../posters';
import { requireResponsible } from '../officer-access';
import { contactsOf, isCommissioned, learnPlaces, ltciPilotOf } from '../places';
import { type Cloud, merchantFor, refuse } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Officer } from '../schema';

interface OfPlace {
  readonly policy: Policy;
  readonly request: Parameters<typeof posterContent>[1];
}

/** What posters and words to hand out are made of: a place of the officer's, its contacts and how one pays there. Throws `OTHER_REGION`, `REGION_UNKNOWN`. */
export async function placeOfPoster(cloud: Cloud, officer: Officer, region: string): Promise<OfPlace> {
  requireResponsible(officer, region);
  await learnPlaces(cloud, [region]);
  if (regionName(region) === null) {
    throw refuse(
      'REGION_UNKNOWN',
      `名录里没有代码是${region}的地方。新的街道、村，请先在“添加街道和村”里加上。`,
      { field: 'region' },
    );
  }
  const { policy } = await policyInForce(cloud);
  const ltciPilot = await ltciPilotOf(cloud, region);
  const contacts = await contactsOf(cloud, region);
  const pays = isCommissioned(cloud, region) && merchantFor(cloud.settings.merchants, region) !== null;
  const pilot = ltciPilot === undefined ? {} : { ltciPilot };
  return { policy, request: { region, contacts, pays, ...pilot } };
}
