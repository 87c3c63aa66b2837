/** Money is whole fen everywhere; 380 yuan is `38000`. A plain number is no amount: it becomes one by {@link fen}. */
declare const fenBrand: unique symbol;
export type Fen = number & { readonly [fenBrand]: true };

/** No money. */
export const noFen = 0 as Fen;

/** An amount of whole fen, negative where it is owed. Throws a RangeError for anything that is not whole and exact. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole amount of fen`);
  return amount as Fen;
}

export function plusFen(one: Fen, other: Fen): Fen {
  return (one + other) as Fen;
}

export function minusFen(one: Fen, other: Fen): Fen {
  return (one - other) as Fen;
}

export function lesserFen(one: Fen, other: Fen): Fen {
  return one < other ? one : other;
}

export function greaterFen(one: Fen, other: Fen): Fen {
  return one > other ? one : other;
}

/** As much owed as was had, or the other way round. */
export function negativeFen(amount: Fen): Fen {
  return (0 - amount) as Fen;
}

/** The sum of amounts; of none, {@link noFen}. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum as Fen;
}

/** Whether a value is an amount of money that may stand in a fact sheet or a notice: whole, not negative, exact. */
export function isFen(value: unknown): value is Fen {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** `percent` per cent of an amount, in whole fen, half a fen rounded up. Both are whole numbers, so nothing is lost. */
export function percentOf(amountFen: Fen, percent: number): Fen {
  return Math.floor((amountFen * percent + 50) / 100) as Fen;
}

/** `38000` as `380`, `38050` as `380.50`: yuan for a person to read. */
export function yuan(amountFen: Fen): string {
  const whole = Math.trunc(amountFen / 100);
  const rest = Math.abs(amountFen % 100);
  const sign = amountFen < 0 && whole === 0 ? '-' : '';
  return rest === 0 ? String(whole) : `${sign}${whole}.${String(rest).padStart(2, '0')}`;
}

/** `76.50` yuan as 7650 fen, by its digits; null where it is no amount. */
export function fenOfYuan(text: string): Fen | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  return parts === null ? null : fen(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')));
}

/** `38000` as `380元`, `38050` as `380.50元`. */
export function inYuan(amountFen: Fen): string {
  return `${yuan(amountFen)}元`;
}
