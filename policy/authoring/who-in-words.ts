import { conditionInWords } from '../condition-words';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import { circumstanceName } from '../names';
import type { AnyGroup } from '../notice/consistency/subject';
import { nameAmong } from '../own-identities';
import { type OwnNames, tierNameAmong } from './own-names';

function held(value: unknown, own: OwnNames): string {
  return (value as readonly IdentityCode[]).map((code) => nameAmong(own.identities, code)).join('、');
}

function partInWords(name: string, value: unknown, own: OwnNames): string {
  switch (name) {
    case 'identities':
      return held(value, own);
    case 'circumstances':
      return (value as readonly CircumstanceCode[]).map(circumstanceName).join('、');
    case 'holdsNone':
      return `不是${held(value, own)}`;
    case 'holdsAll':
      return `同时是${held(value, own)}`;
    case 'tier':
      return `选${tierNameAmong(own, value)}`;
    case 'oneOf': {
      const each = (value as readonly AnyGroup[]).map((group) => groupInWords(group, own));
      return `符合其中一项：${each.join('，或')}`;
    }
    default:
      return conditionInWords(name, value) ?? '另有条件';
  }
}

function groupInWords(group: AnyGroup, own: OwnNames): string {
  return Object.entries(group)
    .map(([name, value]) => partInWords(name, value, own))
    .join('、并且');
}

/** For whom a rule is, as residents read it: `低保对象、孤儿`; `所有人` where it names nobody. */
export function whoInWords(who: readonly AnyGroup[] | null, own: OwnNames): string {
  if (who === null || who.some((group) => Object.keys(group).length === 0)) return '所有人';
  return who.map((group) => groupInWords(group, own)).join('；');
}
