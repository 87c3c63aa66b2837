import { type Fen, yuan as plainYuan } from '../../policy/money';

/** `38000` → `380`, `34250` → `342.50`, `158368500` → `1,583,685`. Written by hand: some phones have no `Intl`. */
export function yuan(fen: Fen): string {
  return plainYuan(fen).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** As a screen reader should say it: `342元5角`, never digit by digit. */
export function spokenYuan(fen: Fen): string {
  const whole = Math.abs(fen);
  const jiao = Math.floor((whole % 100) / 10);
  const rest = whole % 10;
  const parts = [`${Math.floor(whole / 100)}元`];
  if (jiao > 0) parts.push(`${jiao}角`);
  if (rest > 0) parts.push(`${jiao === 0 ? '零' : ''}${rest}分`);
  return (fen < 0 ? '负' : '') + parts.join('');
}
