import type { RejectedRow } from './imports';

/** A place by its code and its own name. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

export interface FoundPlace {
  /** The code it has now. */
  readonly code: string;
  /** From the province down to the place itself. */
  readonly trail: readonly NamedPlace[];
  /** The name by which it was found, where it has another one now or was merged into the place. */
  readonly formerly?: { readonly name: string; readonly until: number };
}

/** More places are not asked about at once. */
export const mostPlacesNamed = 100;

/** Places and their names: the whole country to county level, below it what ships and what offices have added. */
export interface PlaceActions {
  /** By a part of the name, by the first letters of its pinyin, by an earlier name, or by a code of 6 digits. */
  'places.find': {
    readonly request: { readonly text: string };
    readonly data: { readonly places: readonly FoundPlace[]; readonly more: boolean };
  };
  /** The places one step below, in the order of their codes. Refuses with `REGION_UNKNOWN`. */
  'places.below': {
    readonly request: { readonly region: string };
    readonly data: { readonly places: readonly NamedPlace[] };
  };
  /** The names of places and of all above them; a code that was given up comes with the one that followed it. */
  'places.named': {
    readonly request: { readonly regions: readonly string[] };
    readonly data: {
      readonly places: readonly NamedPlace[];
      readonly successors: readonly { readonly code: string; readonly now: string }[];
    };
  };
}

/** A street, town, village or community as an office's file names it. */
export interface PlaceRow {
  readonly name: string;
  /** Official, of 9 or 12 digits; without it one is made under the place above. */
  readonly code?: string;
  /** The street in which it lies, by name or code; without it the place for which the file is handed in. */
  readonly above?: string;
}

export interface PlacesAdded {
  /** Rows whose places are there now, those that were there before among them. */
  readonly taken: number;
  readonly already: number;
  readonly rejected: readonly RejectedRow[];
}

/** The function `officer`, places below a county. Bounded by the officer's regions, needs the duty `contacts`. */
export interface PlaceOfficeActions {
  /**
   * At most 100 rows a call, any number of times: what is there already is counted, not added again. Wrong rows are listed,
   * the rest is taken. Refuses with `REGION_TOO_WIDE` above a county, `REGION_UNKNOWN` for a street that isn't there.
   */
  'places.add': {
    readonly request: { readonly region: string; readonly rows: readonly PlaceRow[] };
    readonly data: PlacesAdded;
  };
  /**
   * Takes a place away that an office has added. Refuses with `PLACE_IN_USE` and what stands on it, `REGION_UNKNOWN` where no
   * office added it.
   */
  'places.remove': {
    readonly request: { readonly region: string };
    readonly data: { readonly region: string };
  };
  /** What offices have added below a place, as it stands this moment. */
  'places.added': {
    readonly request: { readonly region: string };
    readonly data: { readonly places: readonly NamedPlace[] };
  };
}
