import { madeUpNotice } from '../made-up-notice';

export type Fields = Readonly<Record<string, unknown>>;

/** The made-up notice with some of its fields otherwise. */
export function withFields(change: Fields): Fields {
  return { ...madeUpNotice, ...change };
}

/** With one of its rules otherwise; what is `undefined` in the change is left out. */
export function withRule(name: string, change: Fields): Fields {
  const rules = (madeUpNotice.rules as readonly Fields[]).map((rule) => {
    if (rule.rule !== name) return rule;
    return Object.fromEntries(
      Object.entries({ ...rule, ...change }).filter(([, value]) => value !== undefined),
    );
  });
  return withFields({ rules });
}

/** With one rule more, under the name `more`. */
export function withMore(rule: Fields): Fields {
  return withFields({ rules: [...madeUpNotice.rules, { rule: 'more', clause: '1', ...rule }] });
}

export function without(name: string): Fields {
  return withFields({ rules: (madeUpNotice.rules as readonly Fields[]).filter(({ rule }) => rule !== name) });
}
