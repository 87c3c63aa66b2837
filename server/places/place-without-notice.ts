import type { HomePlace } from '../../contract/home';
import { noticeIndexOf } from '../../policy/notice-index';
import { nearestNoticeRegions, yearsAt } from '../../policy/notice-places';
import { liesIn } from '../../policy/region-names';
import { contactsOf } from './contacts';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';

/** Whom to ask in a place of which no notice speaks, nor of a part of it; nothing of any other place. At most one round trip. */
export async function placeWithoutNotice(cloud: Cloud, region: string): Promise<HomePlace | undefined> {
  const { policy } = await policyInForce(cloud);
  const notices = noticeIndexOf(policy.documents);
  if (yearsAt(notices, region).length > 0) return undefined;
  if (nearestNoticeRegions(notices, region).some((place) => liesIn(place, region))) return undefined;
  const { contacts } = await contactsOf(cloud, region);
  return {
    title: '请先打电话问',
    words:
      '这里的参保缴费通知还没有录进来，算不出要交多少钱，也不能登记和缴费。怎么参保、交多少、什么时候交，请打下面的电话；在别处参保的家人照样可以办。',
    contacts: contacts.map(({ name, phone }) => ({ name, phone })),
  };
}
