/** The number that stands in the bureau's files: `<order>-<line>`. */
export function deductionId(orderId: string, line: number): string {
  return `${orderId}-${line}`;
}
