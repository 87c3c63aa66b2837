/** Until when an office's agents have told people without WeChat what others did in their names; `_id` is the place. */
export interface AgentList {
  readonly _id: string;
  /** What happened up to then stands on a list that was printed, ms. */
  readonly until: number;
  readonly printedAt: number;
}
