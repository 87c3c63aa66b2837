import { type Fen, noFen } from '../../../policy/money';
import { type Cloud, DuplicateKeyError, drawCheckCode } from '../../platform';
import type { Order, OrderLine, ReceiptCode } from '../../schema';

/**
 * The codes of some lines of an order by line, made where there are none yet: each for the paper as it reads now, with what went
 * back of the line (`givenBack`, by line). One round trip, and one for each that is made.
 */
export async function checkCodesOf(
  cloud: Cloud,
  { _id: orderId }: Order,
  lines: readonly OrderLine[],
  givenBack: ReadonlyMap<number, Fen>,
): Promise<ReadonlyMap<number, string>> {
  const held = await codesOfOrder(cloud, orderId);
  const codes = new Map<number, string>();
  for (const { line } of lines) {
    const givenBackFen = givenBack.get(line) ?? noFen;
    const found = held.find((one) => one.line === line && isFor(one, givenBackFen));
    codes.set(line, found?.code ?? (await newCode(cloud, { orderId, line, givenBackFen })));
  }
  return codes;
}

/** Whether the paper with this code says that so much went back. */
export function isFor({ givenBackFen = noFen }: ReceiptCode, wanted: Fen): boolean {
  return givenBackFen === wanted;
}

/** Lines are people of one family list, and of few of them a part goes back, some more than once. */
const mostCodes = 200;

function codesOfOrder(cloud: Cloud, orderId: string): Promise<ReceiptCode[]> {
  return cloud.db.find('receipt-codes', { filter: { orderId }, limit: mostCodes });
}

interface Paper {
  readonly orderId: string;
  readonly line: number;
  readonly givenBackFen: Fen;
}

/** Where two phones ask for the first time at once, the one that was faster gives the code. */
async function newCode(cloud: Cloud, { orderId, line, givenBackFen }: Paper): Promise<string> {
  const code = drawCheckCode(cloud);
  const made: ReceiptCode =
    givenBackFen === 0
      ? { _id: `${orderId}-${line}`, orderId, line, code }
      : { _id: `${orderId}-${line}-${givenBackFen}`, orderId, line, givenBackFen, code };
  try {
    await cloud.db.insert('receipt-codes', made);
    return code;
  } catch (error) {
    const held = error instanceof DuplicateKeyError ? await cloud.db.get('receipt-codes', made._id) : null;
    if (held === null) throw error;
    return held.code;
  }
}
