import * as v from 'valibot';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { ruleEntries, text } from './fields';
import { isForAll } from './prices';
import type { PriceRule } from './prices';
import type { RuleKind } from './rule-kind';
import { newTierSchema, tierSchema } from './tier-code';

export interface Tier {
  readonly code: string;
  readonly name: string;
}

export interface TiersRule extends RuleDocument {
  readonly kind: 'tiers';
  readonly tiers: readonly Tier[];
  /** The tier of who doesn't choose. */
  readonly usual: string;
}

/** A name stands once, and so does a code. */
function areDistinct(tiers: readonly Tier[]): boolean {
  return [tiers.map(({ code }) => code), tiers.map(({ name }) => name)].every(
    (all) => new Set(all).size === all.length,
  );
}

/** Premiums for everybody that name a tier, or none. */
function generalPremiums({ rules }: NoticeDocument, tier: string | undefined): readonly PriceRule[] {
  return (rules as readonly PriceRule[]).filter(
    (rule) => rule.kind === 'premium' && rule.tier === tier && isForAll(rule),
  );
}

/** Tiers among which everybody may choose; each has a premium of its own. Who doesn't choose is told of the usual one. */
export const tiers: RuleKind<TiersRule> = {
  kind: 'tiers',
  schema: v.pipe(
    v.strictObject({
      ...ruleEntries,
      kind: v.literal('tiers'),
      tiers: v.pipe(
        v.array(v.strictObject({ code: newTierSchema, name: text })),
        v.minLength(2, '档次至少有两个；只有一个的不用写'),
        v.maxLength(9, '档次最多九个'),
        v.check((all) => areDistinct(all), '两个档次的代码或名称相同，请改成不同的'),
      ),
      usual: tierSchema,
    }),
    v.forward(
      v.check(
        ({ tiers: all, usual }) => all.some(({ code }) => code === usual),
        'usual 要写上面各档中的一个代码：没有选的人按这一档算',
      ),
      ['usual'],
    ),
  ) as v.GenericSchema<unknown, TiersRule>,
  stage: 'facts',
  check: (rule, notice) => {
    if (notice.rules.filter(({ kind }) => kind === 'tiers').length > 1) {
      return { field: 'tiers', reason: '各档只能写一条规则', instead: '把几条合成一条' };
    }
    if (generalPremiums(notice, undefined).length > 0) {
      return {
        field: 'tiers',
        reason: '分了档次，却有一条对所有人的个人缴费标准没有写是哪一档',
        instead: '在那一条里写明是哪一档（tier）；不分档次的，删去 tiers',
      };
    }
    const unpriced = rule.tiers.find(({ code }) => generalPremiums(notice, code).length === 0);
    return unpriced === undefined
      ? null
      : {
          field: 'tiers',
          reason: `“${unpriced.name}”没有写对所有人的个人缴费标准`,
          instead: `补一条个人缴费标准（premium），写明是“${unpriced.name}”（tier: ${unpriced.code}）`,
        };
  },
  compile: ({ tiers: all, usual, clause }, scope) => {
    const codes = new Set(all.map(({ code }) => code));
    const nameOf = new Map(all.map(({ code, name }) => [code, name]));
    const others = all.filter(({ code }) => code !== usual).map(({ name }) => `“${name}”`);
    const open = scope.note(
      'attribute-unknown',
      `没有选缴费档次，先按“${nameOf.get(usual) ?? ''}”算；也可以选${others.join('、')}，选好再算一次。`,
    );
    const cite = scope.cite(clause);
    return ({ sheet: { tier } }, work) => {
      const isChosen = tier !== undefined && codes.has(tier);
      work.tier = isChosen ? tier : usual;
      work.cites.add(cite);
      if (!isChosen) work.notes.add(open);
    };
  },
  asks: ({ tiers: all, usual }, asks) => {
    asks.tiers = { tiers: all, usual };
  },
};
