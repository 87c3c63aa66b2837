import type { IdentityProof } from './identity-proof';
import { officeCode } from './one-time-codes';

/**
 * The ways there are. The office's code comes first and is never left out, so that nobody without a camera, a new phone
 * or WeChat's service is shut out. Another way is added here, with its fields in `contract/family.ts`.
 */
export type IdentityProofs = readonly [typeof officeCode, ...(readonly IdentityProof[])];

export const identityProofs: IdentityProofs = [officeCode];
