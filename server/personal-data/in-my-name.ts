import { sayDay } from '../../contract/calendar-day';
import type { PersonEventKind } from '../../contract/me';
import { type ToTell, agreeTo } from '../billing/notifications';
import { getPayer, listedBy, requireTie } from '../household';
import { type Cloud, chinaDay } from '../platform';
import type { AgreedMessage, Payer, Person } from '../schema';
import { eventsOf } from './events';

/** How often it is looked whether somebody did something in a person's name. */
const lookAgainMs = 60 * 60_000;

const page = 'packages/family/me/index';

/** The person himself agrees to one message of what others do in his name. Throws `CONFIRM_SELF_FIRST`. */
export async function agreeInMyName(cloud: Cloud, openId: string): Promise<void> {
  const { personId } = await requireTie(cloud, openId);
  await agreeTo(cloud, { kind: 'in-my-name', openId, personId, firstAt: cloud.now() + lookAgainMs });
}

/**
 * What others did in the person's name since he was told: at most twenty characters, no amount and no group, for who looks at
 * his phone reads it too.
 */
export async function lookInMyName(cloud: Cloud, message: AgreedMessage): Promise<ToTell> {
  const { openId, personId = null } = message;
  const payer = await getPayer(cloud, openId);
  if (payer.self?.personId !== personId) return tieEnded(payer, message);
  const person = personId === null ? null : await cloud.db.get('people', personId);
  if (person === null) return 'over';
  const happened = (await happenedTo(cloud, person, openId)).filter(({ at }) => at >= message.since);
  const [newest] = happened.sort((one, other) => other.at - one.at);
  if (newest === undefined) return { laterAt: cloud.now() + lookAgainMs };
  const words = happened.length === 1 ? newest.words : `有${happened.length}件事和您有关，请打开看`;
  return { say: { day: sayDay(chinaDay(newest.at)), words }, page, until: newest.at + 1 };
}

/** Another WeChat is the person now, or an office ended it: that is the last thing he is told. */
function tieEnded({ selfEndedAt }: Payer, { since }: AgreedMessage): ToTell {
  if (selfEndedAt === undefined || selfEndedAt < since) return 'over';
  const words = '您的本人确认被解除，请打开看';
  return { say: { day: sayDay(chinaDay(selfEndedAt)), words }, page, until: selfEndedAt + 1 };
}

interface Happened {
  readonly at: number;
  readonly words: string;
}

async function happenedTo(cloud: Cloud, person: Person, openId: string): Promise<Happened[]> {
  const [{ events }, seers] = await Promise.all([
    eventsOf(cloud, person._id, { openId, after: null }),
    listedBy(cloud, openId, person),
  ]);
  const acts = events.filter(({ by }) => by !== 'self');
  return [
    ...acts.flatMap(({ at, kind }) => {
      const words = wordsOf[kind];
      return words === null ? [] : [{ at, words }];
    }),
    ...seers.map(({ relative }) => ({ at: relative.addedAt, words: '有人把您加进家人名单，请打开看' })),
  ];
}

const inGeneral = '您的登记有变化，请打开看';

/** Null: said by another word for the same act. What an office certified or declined is not to be read over his shoulder. */
const wordsOf: Readonly<Record<PersonEventKind, string | null>> = {
  applied: '有人替您登记了参保，请打开看',
  'application-changed': inGeneral,
  'application-dropped': inGeneral,
  'claim-declined': inGeneral,
  reserved: '有人替您下了缴费订单，请打开看',
  released: null,
  insured: '有人替您缴费参保，请打开看',
  'enrolled-exempt': '有人替您办了参保，请打开看',
  'paid-elsewhere': '税务部门登记了您的缴费，请打开看',
  'paid-elsewhere-too': '税务部门登记了您的缴费，请打开看',
  suspended: inGeneral,
  'resume-asked': '有人替您申请恢复待遇，请打开看',
  'resume-declined': inGeneral,
  resumed: inGeneral,
  died: inGeneral,
  'death-undone': inGeneral,
  uninsured: '您的参保停止了，请打开看',
  'refund-asked': '有人申请退您的医保费，请打开答复',
  'refund-agreed': null,
  'refund-objected': null,
  refunded: '您的医保费退给了付款人，请打开看',
  listed: null,
  'code-issued': '窗口发了您的一次性码，请打开看',
  tied: null,
  'tie-ended': '您的本人确认有变化，请打开看',
  agreed: null,
  revoked: null,
  corrected: '经办机构更正了您的资料，请打开看',
};
