/** The accounts of the books as docs/money.md names them, written down apart from the server's. */
export const payableName = 'refunds-payable';
export const byHandName = 'paid-by-hand';

export function clearingName(merchantId: string): string {
  return `wechat:${merchantId}`;
}

/** Premiums are collected by district: the first six digits of a place. */
export function officeName(region: string): string {
  return `office:${districtOf(region)}`;
}

export function holderName(personId: string): string {
  return `holder:${personId}`;
}

export function settlementName(region: string): string {
  return `bureau-settlement:${districtOf(region)}`;
}

function districtOf(region: string): string {
  return [...region].filter((_, at) => at < 6).join('');
}
