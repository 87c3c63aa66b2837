import { ruleKindName } from '../rules/kind-names';
import { codeNameAnywhere, fieldName } from './form-words';

/** What the check says to who writes a file, and how it is said to who fills in a form: in yuan, without signs of the file. */
const said: readonly (readonly [RegExp, string])[] = [
  [/写的是 \d+ 分，只有/g, '只有'],
  [/像是把元当成分写了/g, '像是少写了两位'],
  [/[；，]?金额用分写：(\d+) 元要写 \d+/g, '应是$1元的，写$1'],
  [/[；，]?金额用分写，\d+ 元写 \d+/g, ''],
  [/金额要用分，是不小于 0 的整数/g, '要写金额，例如 400 或 400.50'],
  [/（分）/g, ''],
  [/，?(前后加|不加)引号/g, ''],
  [/这里要填(一组内容|列表)，用[花方]括号括起来/g, '请填上'],
  [/，用方括号括起来/g, ''],
  [/只能填 true（是）或 false（不是）/g, '选是或不是'],
  [/等待期写成 \{.*\}/g, '等待期要写天数，或者写月数和几个月怎么数'],
  [/（cover，who 写 \[\{\}\]）/g, '，“对谁”选所有人'],
  [/（silence，about 写 coverage）/g, '，“居民问的是什么”写 coverage'],
  [/（[a-z][A-Za-z.-]*(: [a-z0-9-]+)?）/g, ''],
  [/缺这一项。(补上它：请填上|照通知补上它，怎么写见填写说明)/g, '还没有填'],
  [/缺这一项。补上它：/g, '还没有填。'],
];

/** A word of the file as the form calls it; as it is where the form knows no such word. */
function formWord(kind: string, word: string): string {
  const name = fieldName([kind, word]) ?? fieldName([kind, 'who', word]) ?? codeNameAnywhere(word);
  if (name !== null) return `“${name.replace(/（.*）$/, '')}”`;
  const named = ruleKindName(word);
  return named === '规则' ? word : `“${named}”`;
}

/** A problem's words for the form of a rule of this kind: the names and units that stand beside the fields. */
export function problemForForm(kind: string, message: string): string {
  const plain = said.reduce((words, [file, form]) => words.replace(file, form), message);
  return plain.replace(/[a-z]+[A-Za-z]*(?:-[a-z]+)*/g, (word) => formWord(kind, word));
}
