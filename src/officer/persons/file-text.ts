import type { PersonFile } from '../../../contract/person-file';
import { sayMomentWithYear } from '../../words/days';

export function madeWords({ madeAt }: PersonFile, officer: string): string {
  return `${officer} ${sayMomentWithYear(madeAt)}从家医保打开。只作核对，不是缴费凭证。`;
}

/** The file as plain text, for a phone that can't print: handed to a chat or a computer. */
export function fileAsText(file: PersonFile, officer: string): string {
  const sections = file.sections.flatMap(({ title, lines }) => [
    '',
    title,
    ...lines.map(
      ({ label, words, source }) => `${label}：${words}${source === undefined ? '' : `（${source}）`}`,
    ),
  ]);
  const head = `参保人档案  ${file.person.name}  ${file.person.document}`;
  const standing = file.standing === undefined ? [] : [file.standing];
  return ['\ufeff' + head, ...standing, madeWords(file, officer), ...sections, ''].join('\r\n');
}
