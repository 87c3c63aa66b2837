import { liesIn, presentRegion, regionName } from '../../region-names';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import type { Subject } from './subject';

function unknownPlace(code: string, where: Pick<Finding, 'rule' | 'field'>): readonly Finding[] {
  const present = presentRegion(code);
  if (present === code) return [];
  const above = present === null ? null : regionName(present);
  return [
    {
      ...where,
      problem: `没有代码是 ${code} 的地区`,
      instead:
        above === null || present === null
          ? '照国家统计用区划代码改正：省、市、县 6 位，街道乡镇 9 位，村社区 12 位'
          : `照${above}现在的区划代码改正；已经并入${above}的，写 ${present}`,
    },
  ];
}

interface Row {
  readonly region?: string;
}

function rowsOf(rule: unknown): readonly Row[] {
  return (rule as { readonly rows?: readonly Row[] }).rows ?? [];
}

/** Places that don't exist, among those of the notice and in its tables. */
export function unknownPlaces({ notice }: Subject): readonly Finding[] {
  return [
    ...notice.regions.flatMap((code, at) => unknownPlace(code, { rule: null, field: `regions.${at}` })),
    ...notice.rules.flatMap((rule) =>
      rowsOf(rule).flatMap(({ region }, at) =>
        region === undefined ? [] : unknownPlace(region, { rule: rule.rule, field: `rows.${at}.region` }),
      ),
    ),
  ];
}

function isInside(code: string, { regions }: NoticeDocument): boolean {
  return regions.some((place) => liesIn(code, place));
}

/** A place that the notice names twice, and a row of a table outside its places. */
export function placesTwiceOrOutside({ notice }: Subject): readonly Finding[] {
  const twice = notice.regions.flatMap((code, at) =>
    notice.regions.some(
      (other, place) => place !== at && liesIn(code, other) && (code !== other || place < at),
    )
      ? [
          {
            rule: null,
            field: `regions.${at}`,
            problem: `地区 ${code} 已经包括在同一份通知的另一个地区里`,
            instead: '删去这一个，只留大的那个',
          },
        ]
      : [],
  );
  const outside = notice.rules.flatMap((rule) =>
    rowsOf(rule).flatMap(({ region }, at) =>
      region === undefined || isInside(region, notice)
        ? []
        : [
            {
              rule: rule.rule,
              field: `rows.${at}.region`,
              problem: `表里的地区 ${region} 不在这份通知的地区里，对吗？`,
              instead: '不对的话，照区划代码改正',
              confirm: true as const,
            },
          ],
    ),
  );
  return [...twice, ...outside];
}
