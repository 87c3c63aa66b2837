import type { AgreedMessage, ChangeMessage } from '../schema';
import type { OfResidents } from './holding';
import { isLater, most } from './subject';
import { day, placeOf } from './words';

/** Of what each kind tells. */
const kindNames: Readonly<Record<AgreedMessage['kind'], string>> = {
  notice: '通知有变动、金额变了或者资料更正了',
  claim: '申报的身份有了结果',
  deadline: '快到最后一天还没有缴费',
  cover: '待遇开始',
  answer: '医保登记或者补贴有了结果',
  'in-my-name': '别人用您的名字办事',
  'office-work': '您经办的地方来了要办的事',
};

export const changeMessages: OfResidents<ChangeMessage> = {
  of: 'residents',
  heading: '还没发出的消息',
  erasure: 'goes',
  find: (cloud, { openId }) => cloud.db.find('change-messages', { filter: { openId }, limit: most }),
  facts: ({ nextAt }) => [['发送', day(nextAt)]],
};

export const agreedMessages: OfResidents<AgreedMessage> = {
  of: 'residents',
  heading: '您同意接收、还没有发的消息',
  erasure: 'goes',
  find: (cloud, { openId }) => cloud.db.find('agreed-messages', { filter: { openId }, limit: most }),
  isLater: ({ since }, subject) => isLater(subject, since),
  facts: ({ kind, left, since, place, told }) => [
    ['什么', kindNames[kind]],
    ['还能发', `${left}条`],
    ...(place === undefined ? [] : [['提醒哪里', `${placeOf(place.region)}，${place.year}年度`] as const]),
    ...(told === undefined ? [] : [['上一条说的', told] as const]),
    ['从这时候起的事', day(since)],
  ],
};
