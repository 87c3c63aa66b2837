import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { useAct } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { codePicture } from './code-pictures';
import { Paper } from './Paper';
import type { PaperReceipt } from './Paper';

export interface PrintProps {
  readonly receipts: readonly ReceiptView[];
  readonly inFull: boolean;
}

async function sheetsOf(receipts: readonly ReceiptView[]): Promise<readonly PaperReceipt[]> {
  const sheets: PaperReceipt[] = [];
  for (const receipt of receipts) sheets.push({ receipt, code: await codePicture(receipt) });
  return sheets;
}

/** Prints the receipts of an order; only a browser can. Nobody is named on the paper otherwise than he chose for it. */
export function Print({ receipts, inFull }: PrintProps) {
  const [sheets, setSheets] = useState<readonly PaperReceipt[]>([]);
  const print = useAct(async () => setSheets(await sheetsOf(receipts)));
  useEffect(() => {
    if (sheets.length > 0) window.print();
  }, [sheets]);
  if (process.env.TARO_ENV !== 'h5') return null;
  return (
    <View>
      <View className="not-printed">
        <Button id="print" kind="secondary" label="打印" busy={print.busy} onTap={() => print.start()} />
      </View>
      <Paper sheets={sheets} inFull={inFull} />
    </View>
  );
}
