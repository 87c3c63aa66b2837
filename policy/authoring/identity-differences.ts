import type { OwnIdentity } from '../own-identities';
import type { Difference } from './difference';

/** No clause declares an identity. */
function says(sentence: string): Difference {
  return { rule: null, clauses: { before: null, after: null }, sentence, fields: [], onlyMoved: false };
}

/** Identities that came, went, are called otherwise or carry something else. */
export function identityDifferences(
  before: readonly OwnIdentity[],
  after: readonly OwnIdentity[],
): readonly Difference[] {
  const changed = after.flatMap((is) => {
    const was = before.find(({ code }) => code === is.code);
    if (was === undefined) return [says(`新增当地自己的身份：${is.name}`)];
    if (was.name !== is.name) return [says(`当地自己的身份：${was.name} → ${is.name}`)];
    return JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [says(`当地自己的身份：${is.name}，带的内容有改动`)];
  });
  const gone = before
    .filter(({ code }) => after.every((is) => is.code !== code))
    .map(({ name }) => says(`不再有当地自己的身份：${name}`));
  return [...changed, ...gone];
}
