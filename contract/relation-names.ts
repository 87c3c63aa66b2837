import type { Relation } from './family';

/** What somebody is to whoever has him on his list, as papers call it. */
export const relationNames: Readonly<Record<Relation, string>> = {
  self: '本人',
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  'parent-in-law': '公婆或岳父母',
  'child-in-law': '媳妇或女婿',
  grandparent: '祖父母或外祖父母',
  grandchild: '孙子女或外孙子女',
  sibling: '兄弟姐妹',
  ward: '被监护人',
  other: '其他',
};
