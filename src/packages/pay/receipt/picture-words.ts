import type { ReceiptView } from '../../../../contract/receipts';
import { sumFen } from '../../../../policy/money';
import { yuan } from '../../../words/money';
import { adds, checkWords, factsOf, itemWords } from './receipt-words';

/** A part of the picture; the first has no title of its own. */
export interface PictureBlock {
  readonly title?: string;
  readonly lines: readonly string[];
}

function spelt(facts: ReturnType<typeof factsOf>): readonly string[] {
  return facts.map(([name, words]) => `${name}：${words}`);
}

/**
 * What stands on the picture of one person's receipt. No identity number is among it, and no clause: that of a subsidy tells what
 * someone is, and pictures are passed on. Names are masked unless `inFull`.
 */
export function blocksOf(receipt: ReceiptView, inFull = false): readonly PictureBlock[] {
  return [
    { lines: spelt(factsOf(receipt, inFull)) },
    {
      title: '怎么算出来的',
      lines: [
        ...receipt.items.map((item) => `${itemWords[item.kind]}：${adds(item)}`),
        ...(receipt.items.length > 1 ? [`合计：${yuan(receipt.amountFen)} 元`] : []),
      ],
    },
    { title: '接下来', lines: [...receipt.next, receipt.taxCertificate] },
    { title: '查验', lines: [checkWords] },
  ];
}

/** Everyone of an order on one picture: what concerns each of them, without how it adds up. */
export function blocksOfFamily(receipts: readonly ReceiptView[], inFull = false): readonly PictureBlock[] {
  const sum = sumFen(receipts.map(({ amountFen }) => amountFen));
  const [first] = receipts;
  return [
    { lines: [`${receipts.length}个人，合计 ${yuan(sum)} 元`] },
    ...receipts.map((receipt) => ({
      lines: spelt(factsOf(receipt, inFull).filter(([, , whose]) => whose === 'each')),
    })),
    {
      title: '这笔缴费',
      lines:
        first === undefined ? [] : spelt(factsOf(first, inFull).filter(([, , whose]) => whose === 'all')),
    },
    { title: '查验', lines: [checkWords, ...(first === undefined ? [] : [first.taxCertificate])] },
  ];
}

/** The picture's words, line by line. */
export function linesOf(blocks: readonly PictureBlock[]): readonly string[] {
  return blocks.flatMap(({ title, lines }) => (title === undefined ? lines : [title, ...lines]));
}
