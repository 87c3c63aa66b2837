/** How often a transaction is run before its conflict is passed on. */
export const transactionAttempts = 8;

/** The cloud answers no query with more documents than this. */
export const maximumLimit = 1000;

export function requireLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > maximumLimit) {
    throw new RangeError(`a query's limit is 1 to ${maximumLimit}, not ${limit}`);
  }
}

/** An operation failed inside a transaction and was caught there: the cloud has aborted the transaction already. */
export class TransactionAbortedError extends Error {
  constructor() {
    super('the transaction was aborted by an earlier error inside it');
    this.name = 'TransactionAbortedError';
  }
}
