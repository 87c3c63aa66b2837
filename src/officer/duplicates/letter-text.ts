import type { DuplicateLetter } from '../../../contract/duplicates';
import { documentNames } from '../../../contract/identity-document';
import { sayDay } from '../../words/days';

const blank = '＿＿＿＿＿＿＿＿';

/** The letter to the place where somebody is insured too, a paragraph a line. `office`: the name of the place that sends it. */
export function letterLines(letter: DuplicateLetter, office: string): readonly string[] {
  const { number, on, to, year, name, document, coveredFrom, clauses } = letter;
  const since = coveredFrom === null ? '' : `，待遇从${sayDay(coveredFrom)}开始`;
  const by = clauses.map(({ title, label }) => `《${title}》${label}`).join('、');
  return [
    '关于请暂停城乡居民医保参保关系的函',
    `编号：${number}`,
    `${to === '' ? blank : to}医疗保障经办机构：`,
    `${name}（${documentNames[document.kind]} ${document.number}）${year}年度在我处参加城乡居民基本医疗保险${since}。据名单，此人同一年度也在你处参加城乡居民基本医疗保险。`,
    `按照${by}，此人由我处参保。请核实后暂停其在你处${year}年度的参保关系，并把结果告诉我处。`,
    '这份函只用于办理这件事，请不要作别的用途。',
    `${office}医疗保障经办机构（盖章）`,
    sayDay(on),
    `联系人：${blank}　电话：${blank}`,
  ];
}
