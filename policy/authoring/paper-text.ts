import { numberOf } from './numerals';

/** A clause of an official text with its paragraphs, line breaks of the page taken out. */
export interface TextClause {
  readonly clause: string;
  readonly paragraphs: readonly string[];
}

const numerals = '一二三四五六七八九十';
const below = [new RegExp(`^[（(]([${numerals}]+)[）)]`), /^(\d{1,2})[、.．](?!\d)/] as const;
const byHeading = [new RegExp(`^([${numerals}]+)、`), ...below];
/** A paper in articles: 第一条, 第二条. */
const byArticle = [new RegExp(`^第([${numerals}]+)条`), ...below];

/** The clause that a line begins, if it counts on from `path`; a number out of order is part of a sentence. */
function clauseAt(
  line: string,
  path: readonly { readonly level: number; readonly number: number }[],
  levels: readonly RegExp[],
) {
  for (const [level, pattern] of levels.entries()) {
    const found = pattern.exec(line)?.[1];
    if (found === undefined) continue;
    const above = path.filter((step) => step.level < level);
    const sibling = path.find((step) => step.level === level);
    const number = numberOf(found);
    if (number === null) continue;
    const goesOn = number === (sibling?.number ?? 0) + 1;
    if (goesOn && (level === 0 || above.length > 0)) return [...above, { level, number }];
  }
  return null;
}

const endsSentence = /[。；：！？:;!?]["”’）)]?$/;
const closes = /^(本通知(?!所称)|各县（市）可参照|[（(]此[件页])/;
const annexes = /^附件/;
const longestHeading = 24;

/**
 * Splits an official text by its numbering. What stands before the first number is `preamble`, what stands after the last
 * `closing`, the tables `annex`. Lines that a page broke in the middle of a sentence are joined again, tabs are spaces.
 */
export function splitNotice(text: string): readonly TextClause[] {
  const clauses: { clause: string; paragraphs: string[] }[] = [{ clause: 'preamble', paragraphs: [] }];
  let path: readonly { readonly level: number; readonly number: number }[] = [];
  let joins = false;
  const begin = (clause: string): void => {
    clauses.push({ clause, paragraphs: [] });
    joins = false;
  };
  const lines = text
    .split(/\r?\n/)
    .map((raw) => raw.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, '').replace(/\t+/g, ' '));
  const levels = lines.some((line) => /^第一条/.test(line)) ? byArticle : byHeading;
  for (const line of lines) {
    if (line === '') continue;
    const found = clauseAt(line, path, levels);
    const last = clauses[clauses.length - 1];
    if (found !== null && last?.clause !== 'annex') {
      path = found;
      begin(found.map(({ number }) => number).join('.'));
    } else if (path.length > 0 && annexes.test(line) && last?.clause !== 'annex') {
      begin('annex');
    } else if (
      path.length > 0 &&
      !joins &&
      closes.test(line) &&
      !['closing', 'annex'].includes(last?.clause ?? '')
    ) {
      begin('closing');
    }
    const paragraphs = clauses[clauses.length - 1]?.paragraphs ?? [];
    const before = paragraphs.length - 1;
    if (joins && before >= 0) paragraphs[before] = `${paragraphs[before] ?? ''}${line}`;
    else paragraphs.push(line);
    const heading = found !== null && line.length <= longestHeading && !/[。，；]/.test(line);
    joins = !endsSentence.test(line) && !heading && clauses[clauses.length - 1]?.clause !== 'annex';
  }
  return clauses;
}
