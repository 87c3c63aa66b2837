/** The number that stands in the bureau's files: `<order>-<line>`. */
export const deductionId = (orderId: string, line: number): string => `${orderId}-${line}`;
