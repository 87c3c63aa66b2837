import { isClause } from '../../../../policy/clause';
import type { PlainShape } from '../../../../policy/authoring/rule-form';
import { textOf } from '../loose';

const numerals = '零一二三四五六七八九十';

function numeralOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  const digit = (one: string | undefined): number => (one === undefined ? 0 : numerals.indexOf(one));
  if (ten < 0) return text.length === 1 && digit(text) > 0 ? digit(text) : null;
  return (ten === 0 ? 1 : digit(text[ten - 1])) * 10 + (ten === text.length - 1 ? 0 : digit(text[ten + 1]));
}

/** A clause as a person writes it: `二（四）1`, `第二条`, `2.4`, 开头; as it was typed where it is none. */
export function clauseOf(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/\s|^第|条$/g, '');
  const named = { 开头: 'preamble', 结尾: 'closing', 附件: 'annex' }[plain];
  if (named !== undefined) return named;
  if (isClause(plain)) return plain;
  const parts = plain.split(/[()、.．,，]/).filter((part) => part !== '');
  const numbers = parts.flatMap((part) => (part.match(/[一二三四五六七八九十]+|\d+/g) ?? []).map(numeralOf));
  const clause = numbers.join('.');
  return numbers.length > 0 && isClause(clause) ? clause : typed;
}

function yuanText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** A value as it stands in its field. */
export function shownText(shape: PlainShape, value: unknown): string {
  return shape === 'yuan' && typeof value === 'number' ? yuanText(value) : textOf(value);
}

/** What a field's text stands for. What is no number or day stays as it was typed: the check says so. */
export function typedValue(shape: PlainShape, text: string): string | number {
  const plain = text.normalize('NFKC').trim();
  if (shape === 'yuan' && /^\d{1,7}(\.\d{1,2})?$/.test(plain)) return Math.round(Number(plain) * 100);
  if (shape === 'number' && /^\d{1,9}$/.test(plain)) return Number(plain);
  if (shape === 'clause') return clauseOf(text);
  if (shape === 'words') return text;
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (shape === 'day' && day !== null) {
    const [, year = '', month = '', date = ''] = day;
    return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  }
  return plain;
}
