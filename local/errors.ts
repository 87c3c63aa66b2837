/** A refusal in the cloud's own form: its code and words travel to the SDK as they are. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

export const invalidParameter = (message: string): CloudError => new CloudError('INVALID_PARAM', message);

export const writeConflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    'WriteConflict: another has changed the document meanwhile',
  );

export const noSuchCollection = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);

export const duplicateKey = (collection: string, index: string, key: string): CloudError =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}`,
  );
