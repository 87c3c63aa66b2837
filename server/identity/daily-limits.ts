/** Whose day it is: a caller's, an officer's, or that of whom it is about, whoever calls. */
type By = 'caller' | 'officer' | 'subject';

export interface DailyLimit<Whose extends By = By> {
  readonly by: Whose;
  readonly perDay: number;
  /** Beyond it an alarm is raised: what is refused tells nobody anything, and an operator has to look. */
  readonly alarmAt: number;
  /** What a caller reads beyond it; null where nothing is refused, for that would lock a family out. */
  readonly words: string | null;
}

/** People reach theirs by typing errors; who goes on three times as long is no family. */
function ofCaller(perDay: number, words: string): DailyLimit<'caller'> {
  return { by: 'caller', perDay, alarmAt: 3 * perDay, words };
}

/** What an officer does by hand never comes near his. */
function ofOfficer(perDay: number, words: string): DailyLimit<'officer'> {
  return { by: 'officer', perDay, alarmAt: perDay + 1, words };
}

/** More than any family or office needs for one person: what reaches it comes from many accounts. */
function ofSubject(perDay: number, words: string | null): DailyLimit<'subject'> {
  return { by: 'subject', perDay, alarmAt: perDay + 1, words };
}

/** What may be done in a China day: enough for the largest family and its typing errors, too little to search or to flood. */
export const dailyLimits = {
  /** `person.lookup`. */
  lookup: ofCaller(20, '今天查询的次数已用完，请明天再来，或带证件到参保地医保经办窗口查询。'),
  /** Adding or applying for a person by name and number, and each change of what is claimed of one. */
  'name-and-number': ofCaller(40, '今天登记和修改身份的次数已用完，请明天再来，或到参保地医保经办窗口办理。'),
  /** One-time codes typed by a caller. */
  code: ofCaller(10, '今天输入一次性码的次数已用完，请明天再来，或到发码的窗口当面办理。'),
  /** Codes of invitations to become an officer, typed by a caller. */
  'invitation-code': ofCaller(10, '今天输入加入码的次数已用完，请明天再来，或请单位核对。'),
  /** Scans of posters that are counted. */
  scan: ofCaller(20, '今天扫海报的次数太多，不再计数；别的照常能用。'),
  /** Invitations, requests to pay and shared receipts made: each leaves a link that somebody holds. */
  link: ofCaller(100, '今天发出的邀请、帮缴和凭证链接太多了，请明天再发。之前发出的仍然有效。'),
  /** Codes of receipts looked at: an office looks at those of a village. */
  'check-receipt': ofCaller(500, '今天查验凭证的次数已用完，请明天再查。'),
  /** Relatives, applications and agreements changed otherwise: each change works an answer out anew, or leaves a line. */
  edit: ofCaller(100, '今天修改家人资料的次数太多了，请明天再来，或到参保地医保经办窗口办理。'),
  /** Requests to pay opened by the last four of a number, rightly or wrongly. */
  'open-request': ofCaller(20, '今天打开帮缴链接的次数太多了，请明天再来。'),
  /** Orders of people who are insured without payment, for their receipts: a family of twenty, each by himself. */
  'exempt-order': ofCaller(40, '今天为免缴的家人提交的订单太多了。他们已经参保，不用再提交。'),
  /** Orders taken back; one that isn't paid ends by itself. */
  cancel: ofCaller(30, '今天取消订单的次数太多了。没有付的订单到时间会自己取消，不用再操作。'),
  /** Copies of all that is stored: each reads every collection. */
  copy: ofCaller(20, '今天查看全部资料的次数太多了，请明天再来。'),
  /** Erasures asked for: each goes through every collection. */
  erase: ofCaller(10, '今天申请删除账户的次数太多了。已经申请的会自动删完，不用再操作。'),
  /** Refunds asked for: each that is stored is work for an officer. */
  refund: ofCaller(40, '今天申请退费的次数太多了，请明天再来，或到参保地医保经办窗口办理。'),
  /** Pictures sent with what is asked for: each is kept for weeks. */
  picture: ofCaller(100, '今天传的图片太多了，请明天再传，或带材料到参保地医保经办窗口。'),
  /** One-time codes that an officer gives out: each makes somebody somebody. */
  'officer-code': ofOfficer(
    200,
    '您今天发的一次性码太多了，请明天再发，或请同事发。确实需要更多的，请联系管理员。',
  ),
  /** Parts of files that an officer proposes, a hundred rows each. */
  'officer-part': ofOfficer(20_000, '您今天提交的名册和文件太多了，请明天再提交，或请同事提交。'),
  /** Files that an officer uploads: each is kept for weeks, and read for seconds. */
  'officer-file': ofOfficer(200, '您今天上传的文件太多了，请明天再传，或请同事传。'),
  /** Levy lists: everybody of a place, with numbers. A county has its own and those of its streets, some of them anew. */
  'levy-list': ofOfficer(
    50,
    '您今天做的应缴清册太多了，请明天再做，或请同事做。不是您本人操作的，请马上联系管理员。',
  ),
  /** A month's changes as a file, with numbers: a city has its counties', some of them anew. */
  'month-changes': ofOfficer(
    50,
    '您今天取的名单变化太多了，请明天再取，或请同事取。不是您本人操作的，请马上联系管理员。',
  ),
  /** Whose refund the window gives, as a file with numbers: a county has its own and those of its streets, some of them anew. */
  'due-list': ofOfficer(
    50,
    '您今天取的要在窗口退的名单太多了，请明天再取，或请同事取。不是您本人操作的，请马上联系管理员。',
  ),
  /** Whatever else an officer does. */
  'officer-act': ofOfficer(
    3000,
    '您今天办理的次数太多了，请明天再办，或请同事办。不是您本人操作的，请马上联系管理员。',
  ),
  /** Pages of people or money that an officer reads. */
  'officer-read': ofOfficer(5000, '您今天查看的次数太多了，请明天再看。不是您本人操作的，请马上联系管理员。'),
  /** Pages of fifty people who are missing: the sheets of a large street's villages, twice over. */
  'missing-list': ofOfficer(
    400,
    '您今天看的未参保名单太多了，请明天再看，或请同事看。不是您本人操作的，请马上联系管理员。',
  ),
  /** Sheets of a village's missing people, to walk with: those of a street's villages and agents. */
  'walk-sheet': ofOfficer(
    100,
    '您今天做的上门名单太多了，请明天再做，或请同事做。不是您本人操作的，请马上联系管理员。',
  ),
  /** Sheets with their telephone numbers: what the agents of a street call in a week. */
  'call-sheet': ofOfficer(
    30,
    '您今天做的电话名单太多了，请明天再做，或请同事做。不是您本人操作的，请马上联系管理员。',
  ),
  /** Telephone numbers shown one by one. */
  'shown-phone': ofOfficer(
    200,
    '您今天查看的联系电话太多了，请明天再看。不是您本人操作的，请马上联系管理员。',
  ),
  /** People searched for and opened one by one: a window serves fewer. */
  'officer-search': ofOfficer(
    500,
    '您今天查询的人太多了，请明天再查，或请同事查。不是您本人操作的，请马上联系管理员。',
  ),
  /** Whole numbers looked at. */
  'officer-number': ofOfficer(
    100,
    '您今天看的完整号码太多了，请明天再看。不是您本人操作的，请马上联系管理员。',
  ),
  /** Look-ups of one number, whether anybody has it or not. */
  'looked-up': ofSubject(60, '这个号码今天查询的次数太多了，请明天再来，或带证件到参保地医保经办窗口查询。'),
  /** Payers who take one person on their lists, and so may apply, order and ask for him. */
  listed: ofSubject(20, '今天登记这位家人的人太多了，请明天再来，或带证件到参保地医保经办窗口办理。'),
  /** Payers who open requests to pay for one person, and so may order for him: two links full. */
  helped: ofSubject(40, '今天打开这位家人帮缴链接的人太多了，请明天再打开，或请他的家人自己缴。'),
  /** Codes that offices give out for one person. */
  'code-issued': ofSubject(10, '今天给这个人发的一次性码太多了，请明天再发。'),
  /** Codes that were typed wrong for one number: the right one counts as before. */
  'wrong-code': ofSubject(20, null),
  /** Names that were typed wrong for one number. */
  misnamed: ofSubject(40, null),
} as const satisfies Readonly<Record<string, DailyLimit>>;

export type LimitedAct = keyof typeof dailyLimits;
type ActBy<Whose extends By> = {
  [Act in LimitedAct]: (typeof dailyLimits)[Act]['by'] extends Whose ? Act : never;
}[LimitedAct];
/** What counts against whom it is about. */
export type SubjectAct = ActBy<'subject'>;
/** What counts against who calls. */
export type CallerAct = Exclude<LimitedAct, SubjectAct>;
