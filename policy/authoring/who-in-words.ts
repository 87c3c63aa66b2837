import { conditionInWords } from '../condition-words';
import { circumstanceName, identityName } from '../names';
import type { AnyGroup } from '../notice/consistency/subject';

function namesOf(value: unknown, name: (code: string) => string): string {
  return (value as readonly string[]).map(name).join('、');
}

function partInWords(name: string, value: unknown): string {
  switch (name) {
    case 'identities':
      return namesOf(value, identityName);
    case 'circumstances':
      return namesOf(value, circumstanceName);
    case 'holdsNone':
      return `不是${namesOf(value, identityName)}`;
    case 'holdsAll':
      return `同时是${namesOf(value, identityName)}`;
    case 'oneOf':
      return `符合其中一项：${(value as readonly AnyGroup[]).map(groupInWords).join('，或')}`;
    default:
      return conditionInWords(name, value) ?? '另有条件';
  }
}

function groupInWords(group: AnyGroup): string {
  return Object.entries(group)
    .map(([name, value]) => partInWords(name, value))
    .join('、并且');
}

/** For whom a rule is, as residents read it: `低保对象、孤儿`; `所有人` where it names nobody. */
export function whoInWords(who: readonly AnyGroup[] | null): string {
  if (who === null || who.some((group) => Object.keys(group).length === 0)) return '所有人';
  return who.map(groupInWords).join('；');
}
