import type { ShownPicture } from '../../../contract/evidence';
import type { OfficerActions } from '../../../contract/officer';
import { requirePhone, shownPictures } from '../../evidence';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';
import { claimEvidenceId } from '../evidence-of-claim';
import { requireApplication } from './confirm-application';

type Which = OfficerActions['applications.phone']['request'];

/** The pictures that a payer gave with his claim. Throws `NO_APPLICATION`, also for another place's. Three round trips at most. */
export async function picturesOfClaim(
  cloud: Cloud,
  officer: Officer,
  which: Which,
): Promise<readonly ShownPicture[]> {
  return shownPictures(cloud, await requireGiven(cloud, officer, which));
}

/** By which number he wants to be called about it. Throws `NO_APPLICATION` and `NO_PHONE`. Two round trips. */
export async function phoneOfClaim(cloud: Cloud, officer: Officer, which: Which): Promise<string> {
  return requirePhone(cloud, await requireGiven(cloud, officer, which));
}

async function requireGiven(cloud: Cloud, officer: Officer, which: Which): Promise<string> {
  const { record, application } = await requireApplication(cloud, officer, which);
  cloud.notes.region = application.region;
  cloud.notes.about('person', record.personId);
  return claimEvidenceId(record._id, application.openId);
}
