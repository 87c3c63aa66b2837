import { useRouter } from '@tarojs/taro';
import { ForAll } from './ForAll';
import { ForOne } from './ForOne';
import { everyLine } from './whom';

/** Asks for one person's money back, or for the whole order's, and shows what became of it. */
export default function RefundPage() {
  const { params } = useRouter<{ id?: string; line?: string }>();
  const orderId = params.id ?? '';
  const line = params.line ?? '0';
  return line === everyLine ? <ForAll orderId={orderId} /> : <ForOne orderId={orderId} line={Number(line)} />;
}
