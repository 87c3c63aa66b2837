/** Until when an office's agents have told people without WeChat what others did in their names; `_id` is the place. */
export interface AgentList {
  readonly _id: string;
  /** What happened up to then stands on a list that was printed, ms. */
  readonly until: number;
  /**
   * Up to then nothing was left for want of room, ms. Later acts of a record that changed again since are told though they are older
   * than `until`. Absent where it is `until`.
   */
  readonly wholeUntil?: number;
  readonly printedAt: number;
}
