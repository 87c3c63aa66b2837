/** Relatives whom a notice can name as those for whom a family account may pay: the near relatives of civil law, and the spouse's parents. */
export const accountRelations = [
  'spouse',
  'parent',
  'child',
  'parent-in-law',
  'sibling',
  'grandparent',
  'grandchild',
] as const;

/** As a notice says it. `family-member`: it names nobody, so it is whoever the bureau has bound. */
export const noticeRelations = [...accountRelations, 'family-member'] as const;
export type NoticeRelation = (typeof noticeRelations)[number];

/** As the bureau binds someone. `other` is none of the named. */
export const boundRelations = [...accountRelations, 'other'] as const;
export type BoundRelation = (typeof boundRelations)[number];

const names: Readonly<Record<NoticeRelation | BoundRelation, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  'parent-in-law': '配偶的父母',
  sibling: '兄弟姐妹',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
  'family-member': '家庭成员',
  other: '其他家庭成员',
};

/** A relation as notices and bureaus call it. */
export function accountRelationName(relation: NoticeRelation | BoundRelation): string {
  return names[relation];
}

/** Whom a rule names, in one breath: `配偶、父母、子女`. */
export function accountRelationsInWords(relations: readonly NoticeRelation[]): string {
  return relations.map(accountRelationName).join('、');
}

/** Whether a rule that names these relatives means someone whom the bureau has bound so. */
export function namesRelation(relations: readonly NoticeRelation[], bound: BoundRelation): boolean {
  return relations.some((relation) => relation === 'family-member' || relation === bound);
}
