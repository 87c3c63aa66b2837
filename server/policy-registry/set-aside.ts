import type { NoticeDocument } from '../../policy';
import { liesIn } from '../../policy/region-names';
import { shippedNumber } from './chain';
import { holderIds, spokenBy } from './places-held';

/** The version of a notice that holds by its own chain alone. */
export interface HeldVersion {
  readonly number: number;
  readonly notice: NoticeDocument;
}

/** A place where what shipped doesn't hold, and the notice that does. */
export interface SetAside {
  readonly region: string;
  readonly by: NoticeDocument;
}

/** Places of a notice of which another one of the same year speaks, over the same. */
export function placesOfOthers(
  notice: NoticeDocument,
  others: readonly NoticeDocument[],
): readonly SetAside[] {
  return notice.regions.flatMap((region) => {
    const [id = ''] = holderIds(spokenBy({ ...notice, regions: [region] }));
    const by = others.find((other) => other.id !== notice.id && holderIds(spokenBy(other)).includes(id));
    return by === undefined ? [] : [{ region, by }];
  });
}

/** A place of what an office published, in which a narrower notice that shipped holds, and that notice. */
export interface Inside {
  readonly notice: NoticeDocument;
  readonly region: string;
  readonly by: NoticeDocument;
}

/**
 * What ships of a place inside that of an office's notice holds there, as one that an office publishes would. Its officers
 * were asked back where it was there before; where a release brings it later they are told, and can take it out.
 */
export function placesInside(
  shipped: readonly NoticeDocument[],
  published: readonly NoticeDocument[],
): readonly Inside[] {
  const standsAlone = ({ overlays }: NoticeDocument): boolean => overlays === undefined;
  return shipped
    .filter(standsAlone)
    .flatMap((by) =>
      published
        .filter((notice) => standsAlone(notice) && notice.year === by.year)
        .flatMap((notice) =>
          by.regions
            .filter((region) => notice.regions.some((wide) => wide !== region && liesIn(region, wide)))
            .map((region) => ({ notice, region, by })),
        ),
    );
}

/** One document for the places that are left, however often it is asked for: what is compiled or compared goes by which it is. */
const narrowed = new WeakMap<NoticeDocument, Map<string, NoticeDocument>>();

function at(notice: NoticeDocument, regions: readonly string[]): NoticeDocument {
  const known = narrowed.get(notice) ?? new Map<string, NoticeDocument>();
  narrowed.set(notice, known);
  const key = regions.join(' ');
  const made = known.get(key) ?? { ...notice, regions };
  known.set(key, made);
  return made;
}

/**
 * Two officers publish a notice; a release that ships one of their place and year later, under another id, takes nothing out of
 * force: what ships holds in the places that are left to it.
 */
export function withoutPlacesOfPublished(held: readonly HeldVersion[]): readonly NoticeDocument[] {
  const published = held.filter(({ number }) => number !== shippedNumber).map(({ notice }) => notice);
  return held.flatMap(({ number, notice }) => {
    if (number !== shippedNumber) return [notice];
    const gone = placesOfOthers(notice, published).map(({ region }) => region);
    if (gone.length === 0) return [notice];
    const left = notice.regions.filter((region) => !gone.includes(region));
    return left.length === 0 ? [] : [at(notice, left)];
  });
}
