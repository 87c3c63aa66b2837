import type { DuplicateLetter } from '../../../contract/duplicates';
import { documentNames } from '../../../contract/identity-document';
import { sayDay } from '../../words/days';

const blank = '＿＿＿＿＿＿＿＿';
const blankDay = '＿＿＿＿年＿＿月＿＿日';

/** What stands on the letter, and on the strip below it that the other place sends back. A line each. */
export interface LetterText {
  readonly title: string;
  /** Number and day, by which whoever is asked about the paper finds it. */
  readonly number: string;
  readonly to: string;
  readonly body: readonly string[];
  readonly signed: readonly string[];
  readonly reply: {
    readonly title: string;
    readonly about: string;
    /** One of them is ticked. */
    readonly answers: readonly string[];
    readonly signed: readonly string[];
  };
}

/** A notice's clauses behind its title, which stands once. */
function clausesInWords(clauses: DuplicateLetter['clauses']): string {
  const titles = [...new Set(clauses.map(({ title }) => title))];
  const labelsOf = (title: string): string =>
    clauses
      .filter((one) => one.title === title)
      .map(({ label }) => label)
      .join('、');
  return titles.map((title) => `《${title}》${labelsOf(title)}`).join('和');
}

/** The letter to the place where somebody is insured too. `office`: the name of the place that sends it. */
export function letterText(letter: DuplicateLetter, office: string): LetterText {
  const { number, on, to, year, name, document, coveredFrom, clauses } = letter;
  const who = `${name}（${documentNames[document.kind]} ${document.number}）`;
  const since = coveredFrom === null ? '' : `，待遇从${sayDay(coveredFrom)}开始`;
  const by = clausesInWords(clauses);
  const there = `${to === '' ? blank : to}医疗保障经办机构`;
  return {
    title: '关于请暂停城乡居民医保参保关系的函',
    number: `编号：${number}`,
    to: `${there}：`,
    body: [
      `${who}${year}年度在我处参加城乡居民基本医疗保险${since}。据名单，此人同一年度也在你处参加城乡居民基本医疗保险。`,
      `按照${by}，此人由我处参保。请核实后暂停其在你处${year}年度的参保关系，填好下面的回执，盖章后寄回或传真给我处。`,
      '这份函只用于办理这件事，请不要作别的用途。',
    ],
    signed: [
      `${office}医疗保障经办机构（盖章）`,
      sayDay(on),
      `联系人：${blank}　电话：${blank}`,
      `地址：${blank}${blank}`,
    ],
    reply: {
      title: '回执',
      about: `${office}医疗保障经办机构：编号${number}的函收到。${who}${year}年度在我处的城乡居民医保参保关系（选一项打勾）：`,
      answers: [
        `□ 已暂停，从${blankDay}起`,
        '□ 没有查到此人在我处参保',
        `□ 不能暂停，原因：${blank}${blank}`,
      ],
      signed: [`${there}（盖章）`, blankDay, `经办人：${blank}　电话：${blank}`],
    },
  };
}

/** The same as a text, a paragraph a line. */
export function letterLines({ title, number, to, body, signed, reply }: LetterText): readonly string[] {
  return [
    title,
    number,
    to,
    ...body,
    ...signed,
    '－－－－－－－－－－－－－－－－－－－－',
    reply.title,
    reply.about,
    ...reply.answers,
    ...reply.signed,
  ];
}
