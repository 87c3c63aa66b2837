/** A daily limit that was reached so often that an operator has to look; goes once it stands on his list. `_id` is made of act, day and whom. */
export interface Alarm {
  readonly _id: string;
  /** The limited act's name in `server/identity/daily-limits.ts`. */
  readonly act: string;
  /** The officer who reached it. */
  readonly officerId?: string;
  /** About whom it was reached, by whoever called. */
  readonly personId?: string;
  readonly at: number;
}
