import type { MessageTemplates } from '../../contract/message-templates';
import type { BureauKeys } from './bureau-keys';
import type { Merchant } from './merchants';

/** A secret with its version; old versions stay readable until everything is rewritten (docs/security-and-privacy.md, "Keys"). */
export interface VersionedKey {
  readonly version: number;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** Configuration of a deployed function, from its environment. */
export interface Settings {
  /** The first one writes, all read. Encrypt identity numbers at rest. */
  readonly encryptionKeys: readonly VersionedKey[];
  /** The first one writes, all are tried. Find a person by number without storing the number. */
  readonly lookupKeys: readonly VersionedKey[];
  /** Whose money premiums are, by collecting body. */
  readonly merchants: readonly Merchant[];
  /** What checks the bureaus' files; no function answers with any of it. */
  readonly bureauKeys: readonly BureauKeys[];
  /** The places whose offices have commissioned the product, each with everything inside it. */
  readonly commissionedRegions: readonly string[];
  /** By kind of message; empty where none is configured. */
  readonly messageTemplates: MessageTemplates;
}
