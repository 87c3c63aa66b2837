import { liesIn, regionName } from '../../policy/region-names';
import { RowError } from '../imports';
import { bareVillage, countyOf, placesBelow, requirePlace } from '../places';
import { type Cloud, refuse } from '../platform';

interface KnownVillage {
  readonly code: string;
  /** Its name, and the same behind that of the place above. */
  readonly names: readonly string[];
}

/** The villages and streets of a list's place, by what an office writes. */
export interface Villages {
  /** Throws {@link RowError}. */
  readonly codeOf: (written: string) => string;
}

/**
 * A round trip a minute for what a county's offices have added. Throws `REGION_UNKNOWN`, and `REGION_TOO_WIDE` above a county: names of
 * villages mean nothing there.
 */
export async function villagesOfPlace(cloud: Cloud, region: string): Promise<Villages> {
  await requirePlace(cloud, region);
  if (countyOf(region) === null) {
    throw refuse('REGION_TOO_WIDE', '名单按区、县，或者它下面的街道、乡镇、村导入。请先选到那里。', {
      field: 'region',
    });
  }
  const known = await villagesIn(cloud, region);
  return { codeOf: (written) => codeIn(known, region, written.normalize('NFKC').replace(/\s/g, '')) };
}

async function villagesIn(cloud: Cloud, region: string): Promise<readonly KnownVillage[]> {
  const itself = region.length > 6 ? [{ code: region, names: [regionName(region) ?? ''] }] : [];
  if (region.length === 12) return itself;
  const { places } = await placesBelow(cloud, region);
  const above = regionName(region) ?? '';
  const below = places.map(({ code, name }) => ({ code, names: [name, above + name] }));
  if (region.length === 9) return below.length > 0 ? below : itself;
  const deeper = await Promise.all(below.map(({ code }) => villagesIn(cloud, code)));
  return deeper.flat();
}

function codeIn(known: readonly KnownVillage[], region: string, written: string): string {
  if (/^\d+$/.test(written)) return codeWritten(known, region, written);
  const named = known.filter(({ names }) => names.includes(written));
  const called =
    named.length > 0
      ? named
      : known.filter(({ names }) => names.map(bareVillage).includes(bareVillage(written)));
  const codes = new Set(called.map(({ code }) => code));
  const [code] = codes;
  if (code === undefined) {
    throw new RowError(
      'village',
      `所选地方里没有“${written}”。请照名录写村、社区的名称或代码；名录里没有的，先在“添加街道和村”里加。`,
    );
  }
  if (codes.size > 1) throw new RowError('village', `叫“${written}”的有几个，请写代码。`);
  return code;
}

function codeWritten(known: readonly KnownVillage[], region: string, written: string): string {
  if (known.some(({ code }) => code === written)) return written;
  const isElsewhere = !liesIn(written, region);
  throw new RowError(
    'village',
    isElsewhere
      ? '这个代码不在所选的地方里。别处的人请由那里的单位导入。'
      : '没有代码是这个的村、社区。请照名录检查，或先在“添加街道和村”里加。',
  );
}

/** The places by which somebody of a village is counted: itself and those above it up to the county. */
export function countedIn(village: string): readonly string[] {
  const lengths = [12, 9, 6].filter((length) => length <= village.length);
  return lengths.map((length) => village.slice(0, length));
}
