/** By what an answer was worked out. It is kept with the answer, so that it can be replayed. */
export interface Provenance {
  /** Notice id → version, of the notices that were applied. */
  readonly noticeVersions: Readonly<Record<string, string>>;
  /** `engineVersion` of the policy; absent where release 0.1 answered. */
  readonly engine?: number;
}
