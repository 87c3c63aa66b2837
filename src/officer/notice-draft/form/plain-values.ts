import { numberOf } from '../../../../policy/authoring/numerals';
import { isClause } from '../../../../policy/clause';
import { fenOfYuan } from '../../../../policy/money';
import type { PlainShape } from '../../../../policy/authoring/rule-form';
import { textOf } from '../loose';

/** A clause as a person writes it: `二（四）1`, `第二条`, `2.4`, 开头; as it was typed where it is none. */
export function clauseOf(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/\s|^第|条$/g, '');
  const named = { 开头: 'preamble', 结尾: 'closing', 附件: 'annex' }[plain];
  if (named !== undefined) return named;
  if (isClause(plain)) return plain;
  const parts = plain.split(/[()、.．,，]/).filter((part) => part !== '');
  const numbers = parts.flatMap((part) => (part.match(/[一二三四五六七八九十]+|\d+/g) ?? []).map(numberOf));
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
  if (shape === 'yuan') return fenOfYuan(plain) ?? plain;
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
