import type { RegistrationActsOfTwo } from '../../contract/registration';
import { sumFen } from '../../policy/money';
import { refuse, type Cloud } from '../platform';
import { type Look, mostRowsShown } from '../proposals';
import { maskedPerson } from '../identity';
import { peopleOf } from './files';
import { rowsOf } from './read-answer';

/** The answer as it stands, before anything of it holds. Throws where it is none, and `NO_FILE` where it answers none. */
export async function lookAtAnswer(
  cloud: Cloud,
  { region, number, csv }: RegistrationActsOfTwo['registration.read-answer']['request'],
): Promise<Look> {
  const file = await cloud.db.get('registration-files', number);
  if (file?.state !== 'sent' || !file.places.includes(region)) {
    throw refuse('NO_FILE', '您负责的地方没有这个编号的参保文件，请从清单里选择。', { field: 'number' });
  }
  const rows = rowsOf(cloud, file, csv);
  const wanted = [...new Set(rows.map((row) => Number(row.行号)))].filter((line) => Number.isInteger(line));
  const lines = await cloud.db.find('registration-lines', {
    filter: { fileId: number, line: { in: wanted } },
    limit: Math.max(1, wanted.length),
  });
  const people = await peopleOf(cloud, lines);
  return {
    region,
    sums: { rows: rows.length, sumFen: sumFen(lines.map(({ amountFen }) => amountFen)) },
    documents: [],
    subjects: [...people.keys()],
    rows: rows.slice(0, mostRowsShown).map((row) => {
      const line = lines.find((one) => one.line === Number(row.行号));
      const person = line === undefined ? undefined : people.get(line.personId);
      const { name, document } =
        person === undefined
          ? { name: `第${row.行号}行`, document: '没有这一行' }
          : maskedPerson(cloud, person);
      const registered = row.登记编号 === '' ? '' : `，登记编号${row.登记编号}，${row.登记日期}`;
      const reason = row.原因 === '' ? '' : `，${row.原因}`;
      return { name, document, words: `${row.结果}${registered}${reason}` };
    }),
  };
}
