import { liesIn, regionName } from '../../region-names';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { newPlaces } from './stopped-overlays';
import type { Subject } from './subject';

function nameOf(code: string): string {
  return regionName(code) ?? code;
}

/** Both speak of one place and year, and neither stands on the other: only one of them could be applied. */
function clash(notice: NoticeDocument, other: NoticeDocument): readonly Finding[] {
  return notice.regions.flatMap((code, at): readonly Finding[] =>
    other.regions.includes(code)
      ? [
          {
            rule: null,
            field: `regions.${at}`,
            problem: `${nameOf(code)} ${notice.year} 年度已经有《${other.title}》（${other.id}），两份只能用一份`,
            instead: `改那一份的，编号写 ${other.id}；补充那一份的，overlays 写 ${other.id}；写错地区或年度的，改正`,
          },
        ]
      : [],
  );
}

/** One lies in the other: the narrower one counts there alone, and somebody should want that. */
function nested(
  notice: NoticeDocument,
  other: NoticeDocument,
  others: readonly NoticeDocument[],
): readonly Finding[] {
  return newPlaces(notice, others).flatMap((code) =>
    other.regions
      .filter((place) => place !== code && (liesIn(code, place) || liesIn(place, code)))
      .slice(0, 1)
      .map((place) => {
        const [inner, outer] = liesIn(code, place) ? [code, place] : [place, code];
        return {
          rule: null,
          field: `regions.${notice.regions.indexOf(code)}`,
          problem: `${nameOf(outer)}和里面的${nameOf(inner)}各有一份 ${notice.year} 年度通知（另一份是《${other.title}》，${other.id}），${nameOf(inner)}只按自己那份算，对吗？`,
          instead: '下级通知只是补充上级的，在下级通知里写 overlays',
          confirm: true as const,
        };
      }),
  );
}

/** Other notices of the same year that speak of the same places. */
export function samePlaceAndYear(
  { notice, under }: Subject,
  others: readonly NoticeDocument[],
): readonly Finding[] {
  const beside = others.filter(
    (other) =>
      other.id !== notice.id &&
      other.year === notice.year &&
      other.overlays === notice.overlays &&
      !(under ?? []).includes(other),
  );
  return beside.flatMap((other) => {
    const clashes = clash(notice, other);
    if (clashes.length > 0) return clashes;
    return notice.overlays === undefined ? nested(notice, other, others) : [];
  });
}

/** What phones and the server ask for a notice by, and take it back by: neither takes a shorter or a longer one. */
export function idTooShortOrLong({ notice }: Subject): readonly Finding[] {
  // One of a wrong form is told of already, and is left out.
  const { id }: Partial<NoticeDocument> = notice;
  if (id === undefined || (id.length >= 3 && id.length <= 60)) return [];
  return [
    {
      rule: null,
      field: 'id',
      problem: `编号有 ${id.length} 个字符，太${id.length < 3 ? '短' : '长'}了`,
      instead: '编号写 3 到 60 个字符：地方的拼音、一个减号，再加四位数的年度',
    },
  ];
}

/** An id that a notice of another year or other places has already. */
export function idOfAnother({ notice }: Subject, others: readonly NoticeDocument[]): readonly Finding[] {
  const held = others.find(({ id }) => id === notice.id);
  if (held === undefined || held.year === notice.year) return [];
  return [
    {
      rule: null,
      field: 'id',
      problem: `编号 ${notice.id} 已经是 ${held.year} 年度通知的`,
      instead: `换一个编号，例如在末尾写年度：${notice.id.replace(/-?\d{4}$/, '')}-${notice.year}`,
    },
  ];
}
