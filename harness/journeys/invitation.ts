import { onTheList } from './family';
import type { Relative } from './family';
import { confirmSelf, issueCode } from './officers';
import type { TwoPhones } from './two-payers';
import { daughter, son } from './paying';
import type { Phone } from '../phone';
import { moving } from '../steps';

const herself = 'oSampleGrandmother';
const officerOfRuizhou = 'oSampleOfficerRuizhou';

/** Of the sample data. */
const grandmother: Relative = {
  person: { name: '周秀英', number: '369901196009030023' },
  relation: 'parent',
  region: '360983001',
  told: { birth: '1960-09-03', identities: [] },
  consent: 'on-behalf',
};

/** From the relative's page: a card for him, which opens nothing but the question. */
async function invite(phone: Phone, relativeId: string): Promise<string> {
  await phone.open(`packages/family/relative/index?id=${relativeId}`);
  await phone.says('还没有，您只能看到应缴多少');
  await phone.tap('invite');
  await phone.says('邀请做好了，请发给他');
  return phone.cardFrom('send-invitation');
}

/** She opens the card on her own phone; before she answers, the office's code says who she is. */
export async function acceptsAndRefuses({ cloud, phoneOf }: TwoPhones): Promise<void> {
  const ofDaughter = await onTheList(cloud, daughter, grandmother);
  const ofSon = await onTheList(cloud, son, grandmother);
  const [hers, his, own] = [await phoneOf(daughter), await phoneOf(son), await phoneOf(herself)];

  await own.open(await invite(hers, ofDaughter));
  await own.says('周**');
  await own.tap('accept');
  await own.says('没有办成');
  await moving(own, () => own.tap('open-self'));
  const officer = await phoneOf(officerOfRuizhou);
  await confirmSelf(own, grandmother.person, await issueCode(officer, grandmother.person));
  await own.tap('accept');
  await own.says('您已同意');

  await own.open(await invite(his, ofSon));
  await own.tap('refuse');
  await own.says('您没有同意');

  await hers.open(`packages/family/relative/index?id=${ofDaughter}`);
  await hers.says('他已经同意您查看完整记录');
  await his.open(`packages/family/relative/index?id=${ofSon}`);
  await his.says('您只能看到应缴多少');
}
