/**
 * What an error of the SDK means. It comes as an Error with `errMsg`, or, from a transaction's start and end, as the
 * gateway's own `{ code, message }`; for documents the SDK has thrown the code away and only the words are left.
 */
function words(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, message, errMsg } = error as Record<string, unknown>;
  return [code, message, errMsg].filter((part) => typeof part === 'string').join(' ');
}

export function isConflict(error: unknown): boolean {
  return /TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|WriteConflict/i.test(words(error));
}

export function isDuplicateKey(error: unknown): boolean {
  return /E11000|DuplicateWrite|duplicate key/i.test(words(error));
}

export function isMissingDocument(error: unknown): boolean {
  return /document with _id .* does not exist/.test(words(error));
}

/** Any other error, with its words and without the SDK's odd prototype. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(words(error), { cause: error });
}
