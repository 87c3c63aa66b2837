import { checkCodeLength, checkCodeOf, checkCodeSigns } from '../../../contract/check-code';
import { type Cloud, DuplicateKeyError } from '../../platform';
import type { Order, OrderLine, ReceiptCode } from '../../schema';

/** Bytes drawn at once: of thirty-two, fifteen are as good as always among those that count. */
const drawnBytes = 32;

/** A code that nobody can guess. Bytes that would make some signs likelier than others don't count. */
function drawnCode(cloud: Cloud): string {
  const fair = 256 - (256 % checkCodeSigns);
  const chosen: number[] = [];
  while (chosen.length < checkCodeLength - 1) {
    const bytes = Buffer.from(cloud.randomHex(drawnBytes), 'hex');
    chosen.push(...[...bytes].filter((byte) => byte < fair).map((byte) => byte % checkCodeSigns));
  }
  return checkCodeOf(chosen.slice(0, checkCodeLength - 1));
}

/** The codes of some lines of an order by line, made where there are none yet. One round trip, and one for each that is made. */
export async function checkCodesOf(
  cloud: Cloud,
  { _id: orderId }: Order,
  lines: readonly OrderLine[],
): Promise<ReadonlyMap<number, string>> {
  const held = await codesOfOrder(cloud, orderId);
  const codes = new Map(held.map(({ line, code }) => [line, code]));
  for (const { line } of lines) if (!codes.has(line)) codes.set(line, await newCode(cloud, orderId, line));
  return codes;
}

/** Lines of an order are people of one family list. */
const mostLines = 100;

function codesOfOrder(cloud: Cloud, orderId: string): Promise<ReceiptCode[]> {
  return cloud.db.find('receipt-codes', { filter: { orderId }, limit: mostLines });
}

/** Where two phones ask for the first time at once, the one that was faster gives the code. */
async function newCode(cloud: Cloud, orderId: string, line: number): Promise<string> {
  const made: ReceiptCode = { _id: `${orderId}-${line}`, orderId, line, code: drawnCode(cloud) };
  try {
    await cloud.db.insert('receipt-codes', made);
    return made.code;
  } catch (error) {
    const held = error instanceof DuplicateKeyError ? await cloud.db.get('receipt-codes', made._id) : null;
    if (held === null) throw error;
    return held.code;
  }
}
