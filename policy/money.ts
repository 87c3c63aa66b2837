/** Money is whole fen everywhere; 380 yuan is `38000`. */

/** Whether a value is an amount of money that may stand in a fact sheet or a notice: whole, not negative, exact. */
export function isFen(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** `percent` per cent of an amount, in whole fen, half a fen rounded up. Both are whole numbers, so nothing is lost. */
export function percentOf(amountFen: number, percent: number): number {
  return Math.floor((amountFen * percent + 50) / 100);
}

/** `38000` as `380`, `38050` as `380.50`: yuan for a person to read. */
export function yuan(amountFen: number): string {
  const whole = Math.trunc(amountFen / 100);
  const rest = Math.abs(amountFen % 100);
  const sign = amountFen < 0 && whole === 0 ? '-' : '';
  return rest === 0 ? String(whole) : `${sign}${whole}.${String(rest).padStart(2, '0')}`;
}

/** `38000` as `380元`, `38050` as `380.50元`. */
export function inYuan(amountFen: number): string {
  return `${yuan(amountFen)}元`;
}
