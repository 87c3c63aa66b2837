import { personalCondition } from './condition-words';
import type { Group } from './rules/group';

function wordsOfGroup(group: Group): string {
  return Object.entries(group)
    .flatMap(([name, value]) => personalCondition(name, value) ?? [])
    .join('、');
}

/** Of whom groups speak by what they ask of the person himself: `未满18周岁；学生`. Empty where they ask nothing of the kind. */
export function personalWords(who: readonly Group[]): string {
  return [...new Set(who.map(wordsOfGroup))].filter((words) => words !== '').join('；');
}
