import * as v from 'valibot';
import { type NoticeRelation, noticeRelations } from '../account-relations';
import { type Fen, inYuan } from '../money';
import type { RuleDocument } from '../notice/document';
import { fen, ruleEntries, text } from './fields';
import type { Misfit, RuleKind } from './rule-kind';

export interface MutualAidAccountRule extends RuleDocument {
  readonly kind: 'mutual-aid-account';
  /** For whom the holder may pay, as far as the notice says. */
  readonly relations: readonly NoticeRelation[];
  /** How many people one account may pay for, in an insured year; without it any number. */
  readonly mostPeople?: number;
  /** What must stay in the account; without it nothing. */
  readonly floorFen?: Fen;
  readonly says: string;
}

/** In fen: a lower floor is an amount in yuan that was written where fen belong. */
const leastFloorFen = 1000;

function relationsMisfit(relations: readonly NoticeRelation[]): Misfit | null {
  if (new Set(relations).size < relations.length) {
    return { field: 'relations', reason: '同一种亲属写了两遍', instead: '每种亲属只写一遍' };
  }
  return relations.includes('family-member') && relations.length > 1
    ? {
        field: 'relations',
        reason: '写了“家庭成员”，又写了是谁',
        instead: '通知写明了是谁的，删去家庭成员；没有写明的，只留家庭成员',
      }
    : null;
}

function floorMisfit(floorFen: Fen | undefined): Misfit | null {
  if (floorFen === undefined || floorFen >= leastFloorFen) return null;
  return floorFen === 0
    ? { field: 'floorFen', reason: '写的是最少留0元', instead: '没有要求留钱的，删去这一项' }
    : {
        field: 'floorFen',
        reason: `写的是 ${floorFen} 分，只有${inYuan(floorFen)}，像是把元当成分写了`,
        instead: `金额用分写：${floorFen} 元要写 ${floorFen * 100}`,
      };
}

/** The notice says that a family mutual-aid account may pay, for whom, for how many, and what must stay in it. */
export const mutualAidAccount: RuleKind<MutualAidAccountRule> = {
  kind: 'mutual-aid-account',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('mutual-aid-account'),
    relations: v.pipe(v.array(v.picklist(noticeRelations)), v.minLength(1)),
    mostPeople: v.optional(v.pipe(v.number(), v.integer('人数要填整数'), v.minValue(1), v.maxValue(99))),
    floorFen: v.optional(fen),
    says: text,
  }) as v.GenericSchema<unknown, MutualAidAccountRule>,
  check: ({ rule, relations, floorFen }, { rules }) => {
    const first = rules.find(({ kind }) => kind === 'mutual-aid-account');
    if (first !== undefined && first.rule !== rule) {
      return {
        field: 'kind',
        reason: '家庭共济账户写了两条规则，不知道按哪一条',
        instead: '合成一条：能替谁缴、最多几个人、最少留多少写在一起',
      };
    }
    return relationsMisfit(relations) ?? floorMisfit(floorFen);
  },
};
