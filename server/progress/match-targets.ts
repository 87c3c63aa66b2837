import type { NamedPlace } from '../../contract/places';
import type { MatchedTarget, TargetEntry, TargetProblem } from '../../contract/targets';
import type { KnownTargets } from './held-to';
import { targetOf } from './held-to';

/** What a name ends in that offices write or leave out: `月潭` and `月潭村民委员会` are one village. */
const endings =
  /(村民委员会|居民委员会|社区居委会|村委会|居委会|街道办事处|办事处|街道|社区|行政村|村|镇|乡|县|区|市)$/u;

function plain(name: string): string {
  const short = name.replace(/\s/g, '').replace(endings, '');
  return short === '' ? name : short;
}

export interface Matched {
  readonly rows: readonly MatchedTarget[];
  readonly problems: readonly TargetProblem[];
}

/** The one place below that a name may mean: the very name, else the only one of that stem. */
function placeCalled(name: string, places: readonly NamedPlace[]): NamedPlace | string {
  const same = places.filter((one) => one.name === name);
  const alike = same.length > 0 ? same : places.filter((one) => plain(one.name) === plain(name));
  const [only] = alike;
  if (only === undefined) return `这里下面没有叫“${name}”的地方，请照名录改名称，或者写代码。`;
  if (alike.length === 1) return only;
  return `“${name}”可能是${alike.map((one) => one.name).join('、')}，请写代码。`;
}

function placeOf({ code, name }: TargetEntry, places: readonly NamedPlace[]): NamedPlace | string {
  if (code === undefined) return placeCalled(name ?? '', places);
  const place = places.find((one) => one.code === code);
  return place ?? `代码${code}不是这里下面一级的地方，请照区划代码检查。`;
}

function figuresProblem({ people, population, employees }: TargetEntry): TargetProblem | null {
  const problem = (field: string, message: string): TargetProblem => ({ row: 0, field, message });
  if (people === undefined && population === undefined) {
    return problem('people', '请写任务人数，或者常住人口。');
  }
  if (employees !== undefined && population === undefined) {
    return problem('population', '写了职工参保人数，还要写常住人口。');
  }
  if (population !== undefined && (employees ?? 0) > population) {
    return problem('employees', '职工参保人数比常住人口多，请检查。');
  }
  return null;
}

/** Finds the place of each row among those one step below, and says what doesn't fit, by row. */
export function matchTargets(
  entries: readonly TargetEntry[],
  places: readonly NamedPlace[],
  known: KnownTargets,
): Matched {
  const rows: MatchedTarget[] = [];
  const problems: TargetProblem[] = [];
  for (const [at, entry] of entries.entries()) {
    const place = placeOf(entry, places);
    const wrong = figuresProblem(entry);
    if (typeof place === 'string') {
      problems.push({ row: at + 1, field: entry.code === undefined ? 'name' : 'code', message: place });
    } else if (rows.some(({ region }) => region === place.code)) {
      problems.push({ row: at + 1, field: 'name', message: `前面已经有一行是${place.name}，请去掉一行。` });
    } else if (wrong !== null) problems.push({ ...wrong, row: at + 1 });
    else rows.push(matchedRow(entry, place, known));
  }
  return { rows, problems };
}

function matchedRow(entry: TargetEntry, place: NamedPlace, known: KnownTargets): MatchedTarget {
  const { code: _code, name, ...figures } = entry;
  return {
    region: place.code,
    name: place.name,
    ...(name === undefined || name === place.name ? {} : { named: name }),
    ...figures,
    before: targetOf(known, place.code)?.people ?? null,
  };
}
