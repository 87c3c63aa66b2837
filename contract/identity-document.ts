export const documentKinds = [
  'resident-id',
  'hmt-residence-permit',
  'foreign-permanent-residence',
  'passport',
  'birth-certificate',
] as const;
/** 居民身份证 · 港澳台居民居住证 · 外国人永久居留身份证 · 护照 · 出生医学证明 */
export type DocumentKind = (typeof documentKinds)[number];
