import { type BoundRelation, accountRelationName, accountRelations } from '../../../policy/account-relations';

/** Words for single relatives that bureaus write besides the relations' own names. */
const single: readonly (readonly [BoundRelation, readonly string[]])[] = [
  ['spouse', ['丈夫', '妻子']],
  ['parent', ['父亲', '母亲']],
  ['child', ['儿子', '女儿']],
  ['parent-in-law', ['配偶父母', '公公', '婆婆', '岳父', '岳母']],
  ['sibling', ['哥哥', '弟弟', '姐姐', '妹妹']],
  ['grandparent', ['祖父', '祖母', '外祖父', '外祖母']],
  ['grandchild', ['孙子', '孙女', '外孙', '外孙女']],
  ['other', ['其他']],
];

/** `祖父母、外祖父母` are two words of a file. */
const named = accountRelations.flatMap((relation) =>
  accountRelationName(relation)
    .split('、')
    .map((word) => [word, relation] as const),
);

const relationOf: ReadonlyMap<string, BoundRelation> = new Map([
  ...named,
  ...single.flatMap(([relation, words]) => words.map((word) => [word, relation] as const)),
]);

/** The relation that a bureau's file names; null for a word that is none. */
export function boundRelationOf(word: string): BoundRelation | null {
  return relationOf.get(word) ?? null;
}

/** Stands in place of a relation: the two are bound no more. */
export const unbindingWord = '解除';

/** What a file may write, for who wrote something else. */
export const acceptedRelations = [...named.map(([word]) => word), '其他'].join('、');
