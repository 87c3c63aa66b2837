import type { TargetTableRequest } from '../../../contract/targets';
import type { LineProblem } from '../files/use-upload';
import { readTargets } from './read-targets';

export interface TypedTargets {
  readonly region: string;
  readonly year: number;
  readonly text: string;
  readonly source: string;
  /** As typed; empty where the paper says no share. */
  readonly percent: string;
}

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export type MadeRequest =
  | { readonly wrong: readonly FieldProblem[] }
  | {
      readonly request: TargetTableRequest;
      /** Lines of the file, for each row. */
      readonly lines: readonly number[];
      readonly problems: readonly LineProblem[];
    };

function wrongIn({ source, percent }: TypedTargets): readonly FieldProblem[] {
  const share = Number(percent);
  return [
    ...(source.trim().length < 2 ? [{ field: 'source', message: '请写数字的来源，例如文件名称和文号' }] : []),
    ...(percent.trim() !== '' && !(share >= 1 && share <= 100)
      ? [{ field: 'percent', message: '目标参保率写1到100的数，没有就空着' }]
      : []),
  ];
}

/** What was typed, as it is sent; or what is missing. */
export function requestOf(typed: TypedTargets): MadeRequest {
  const { region, year, text, source, percent } = typed;
  const wrong = wrongIn(typed);
  const read = text.trim() === '' ? { problem: '请选择文件，或粘贴内容' } : readTargets(text);
  if ('problem' in read) return { wrong: [...wrong, { field: 'file-content', message: read.problem }] };
  if (wrong.length > 0) return { wrong };
  const { rows, lines, total, problems } = read;
  const more = {
    ...(total === undefined ? {} : { total }),
    ...(percent.trim() === '' ? {} : { percent: Number(percent) }),
  };
  return { request: { region, year, source: source.trim(), rows, ...more }, lines, problems };
}
