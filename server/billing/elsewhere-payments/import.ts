import { type ElsewhereActsOfTwo, elsewhereColumns } from '../../../contract/elsewhere-payments';
import { readStoredRows } from '../../enrolment';
import { importBatch } from '../../imports';
import type { DocumentNumber } from '../../identity';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';
import { documentIn, readChecked, takeInOrder } from '../office-files';
import { readOtherLists } from './other-lists';
import { PoliciesOfDays } from './policies-of-days';
import { readLine } from './read-line';
import { type OfFile, takePayment } from './take-payment';

type Act = ElsewhereActsOfTwo['elsewhere.import'];

/**
 * Rows that are worked on at once; of one person one after the other. Pieces come in their order, so that what other files do by parts side by
 * side is done by rows: a hundred a second where a round trip takes 10 ms.
 */
const atOnce = 20;

/**
 * Takes the tax office's file of payments made elsewhere: whom a line is about is insured by it, as of the day paid, unless he is
 * insured already. A payment counts once by its number, in whichever file.
 */
export async function importElsewhere(
  cloud: Cloud,
  officer: Officer,
  { region, number, csv }: Act['request'],
): Promise<Act['data']> {
  const file = { kind: 'elsewhere', region, number, csv } as const;
  const { rows, check } = readChecked(cloud, file, elsewhereColumns);
  await takeInOrder(cloud, file, check);
  const batch = { kind: 'elsewhere', region, number, content: csv } as const;
  const documents = rows.map((row) => documentIn(cloud, row.证件类型, row.证件号码)[0] ?? null);
  const known = documents.flatMap((document) => (document === null ? [] : [{ document }]));
  let stored: ReturnType<typeof readStored> | null = null;
  const policies = new PoliciesOfDays(cloud);
  const turns = new Map<string, Promise<unknown>>();
  return importBatch(cloud, officer, batch, {
    rows,
    atOnce,
    counts: { enrolled: 0, twice: 0, listed: 0, amountDiffers: 0, known: 0 },
    take: (row, at) =>
      inTurn(turns, documents[at]?.number ?? `row ${at}`, async () => {
        // For all rows, by the first: a file that was taken before reads nothing.
        stored ??= readStored(cloud, known);
        const of = await stored;
        const line = readLine(cloud, row, { office: region, personOf: of.personOf });
        return takePayment(cloud, line, { ...of, source: elsewhereSource({ region, number }), policies });
      }),
  });
}

/** What is stored of a file's people before any line of it is taken. Five round trips. */
async function readStored(
  cloud: Cloud,
  known: readonly { readonly document: DocumentNumber }[],
): Promise<Pick<OfFile, 'personOf' | 'rosterOf' | 'listedOf'>> {
  const { personOf, rosterOf } = await readStoredRows(cloud, known);
  const ids = [...new Set(known.flatMap(({ document }) => personOf(document)?._id ?? []))];
  return { personOf, rosterOf, listedOf: await readOtherLists(cloud, ids) };
}

/** What a file is as the source of payments. */
export function elsewhereSource({ region, number }: Pick<Act['request'], 'region' | 'number'>): string {
  return `elsewhere-${region}-${number}`;
}

/** Works after whatever was begun before under the same key: of two payments of one person the first in the file counts first. */
function inTurn<Result>(
  turns: Map<string, Promise<unknown>>,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = turns.get(key) ?? Promise.resolve();
  const own = before.then(work, work);
  turns.set(key, own);
  return own;
}
