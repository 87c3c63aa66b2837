import type { IsoDay } from '../policy/calendar';
import type { WordKind, WordsOfPlace } from './words-to-hand-out';

export const posterForms = ['a4', 'a3', 'picture'] as const;
/** A poster on paper, in two sizes, or as a picture for a chat. */
export type PosterForm = (typeof posterForms)[number];

/** Sent once where the program was opened by a poster's code. Limited a caller and day. */
export interface ScanAction {
  readonly request: { readonly region: string; readonly poster: string };
  readonly data: Record<never, never>;
}

/** The function `posters`. Bounded by the officer's regions. */
export interface PosterActions {
  /**
   * Leaflet, letter, notice to a household, message and banner of a place, each sentence with its clauses. Refuses as `posters.make` does
   * where there is no notice, or several that differ.
   */
  'posters.words': { readonly request: { readonly region: string }; readonly data: WordsOfPlace };
  /**
   * The same words as a PDF on A4, each sentence's clauses at the foot; leaflet and letter with the place's code. Refuses as
   * `posters.make` does, and with `WORDS_LEFT_OUT` for what isn't made under a draft.
   */
  'posters.words-file': {
    readonly request: { readonly region: string; readonly kind: WordKind };
    readonly data: MadeFile;
  };
  /**
   * Makes the poster of a place from its notices and contacts. Refuses with `REGION_UNKNOWN`, `NO_NOTICE`,
   * `REGION_TOO_WIDE`, `CHARACTER_MISSING` (a sign that the font lacks), `TOO_MUCH_TEXT`, `CODE_REFUSED`.
   */
  'posters.make': {
    readonly request: { readonly region: string; readonly form: PosterForm };
    readonly data: MadeFile;
  };
}

export interface MadeFile {
  /** What the file is called. */
  readonly name: string;
  /** The poster's number, which stands small on it and in its scans. */
  readonly number: string;
  readonly fileId: string;
  /** Opens the file in a browser; ends after some minutes. */
  readonly link: string;
}

/** The function `officer`, scans of posters. Bounded by the officer's regions. */
export interface PosterScanActions {
  /** How often the posters of a place and of all under it were scanned since `from`, the most scanned first. */
  'posters.scans': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly from: IsoDay;
      readonly scans: number;
      readonly posters: readonly ScannedPoster[];
    };
  };
}

export interface ScannedPoster {
  readonly region: string;
  readonly poster: string;
  readonly year: number | null;
  readonly scans: number;
  readonly lastDay: IsoDay;
}
