/**
 * What a poster's code carries: the place, and which poster it is. The poster's number begins with its year, so that an
 * old one on the wall can be told from this year's; nothing in it names a person.
 */
export interface PosterScene {
  readonly region: string;
  /** `2024-7f3a`: the insured year and the edition of that place's notices. Absent in codes made by hand. */
  readonly poster?: string;
}

/** WeChat's limit of a scene, decoded. */
export const longestScene = 32;

const posterNumber = /^(\d{4})-[0-9a-f]{4}$/;

/** Whether a text has the form of a poster's number. */
export function isPosterNumber(text: string): boolean {
  return posterNumber.test(text);
}

/** The number of a place's poster for a year; `edition` is a digest of the notices that stand on it. */
export function posterNumberOf(year: number, edition: string): string {
  return `${year}-${edition.slice(0, 4)}`;
}

/** The insured year that a poster was made for, or null where its number carries none. */
export function posterYear(poster: string | undefined): number | null {
  const year = posterNumber.exec(poster ?? '')?.[1];
  return year === undefined ? null : Number(year);
}

/** As `wxacode.getUnlimited` takes it: letters, digits, `=`, `&` and `-`, at most 32 of them. */
export function sceneOf({ region, poster }: PosterScene): string {
  return poster === undefined ? `r=${region}` : `r=${region}&p=${poster}`;
}

/** The page that a poster's code opens. */
export const posterPage = 'pages/index/index';
