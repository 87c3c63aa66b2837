import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { Provenance } from './provenance';

/**
 * A payment for one person and year that was made elsewhere (bank, counter, another app), as the tax office's file has it. `_id` is
 * the province and the tax office's own number of it: it counts once, in whichever file it stands. Of one that is taken back
 * nothing stays.
 */
export interface ElsewherePayment extends Provenance {
  readonly _id: string;
  readonly personId: string;
  readonly recordId: string;
  readonly year: number;
  readonly region: string;
  /** China day on which it was paid there. */
  readonly on: IsoDay;
  readonly amountFen: Fen;
  /** What the notice asked on that day. */
  readonly dueFen: Fen;
  /** Chinese, as the tax office calls it. */
  readonly channel: string;
  /** The tax office's own number. */
  readonly number: string;
  /** The file: an import's kind, region and number. */
  readonly source: string;
  /** The person was insured already when it came: it doesn't insure him as long as that stands. */
  readonly twice: boolean;
  /** Another list said, when it came, that he is insured otherwise or died; absent where none did. */
  readonly listed?: true;
  /** What it insures him by, where nothing else does. */
  readonly facts: FactSheet;
  readonly determination: Determination;
  readonly at: number;
}
