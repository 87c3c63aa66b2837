import { readCheckCode } from '../../../../contract/check-code';

/** How the page was opened: by a link with the code, or by the code on paper, whose scene WeChat hands over percent-encoded. */
export interface CheckQuery {
  readonly code?: string;
  /** `c=CODE` */
  readonly scene?: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The check code with which the page was opened; empty where there was none, or something that can be none. */
export function codeOfQuery({ code, scene }: CheckQuery): string {
  const text = code ?? /^c=(.*)$/.exec(decoded(scene ?? ''))?.[1] ?? '';
  const read = readCheckCode(decoded(text));
  if (read.kind === 'length') return '';
  return read.kind === 'code' ? read.code : decoded(text);
}
