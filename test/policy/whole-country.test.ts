import {
  childRegions,
  currentRegion,
  liesIn,
  presentRegion,
  regionName,
  regionPath,
  withPlacesAbove,
} from '../../policy/region-names';
import regions from '../../policy/regions/regions.json';
import {
  codesOf,
  countyRows,
  formerCodesWithin,
  formerCountyRows,
  knowWholeCountry,
} from '../../policy/regions/whole-country';

const codes = new Map(countyRows.map(([code, name]) => [code, name]));

knowWholeCountry();

describe('the table of the whole country', () => {
  it('calls every place to county level as the shipped table does', () => {
    const shipped = Object.entries(regions).filter(([code]) => code.length === 6);
    expect(shipped.filter(([code, name]) => codes.get(code) !== name)).toEqual([]);
  });

  it('has 34 provinces, and first letters for each name', () => {
    expect(countyRows.filter(([code]) => code.endsWith('0000'))).toHaveLength(34);
    expect(
      countyRows.filter(([, name, letters]) => !/^[a-z]+$/.test(letters) || letters.length !== name.length),
    ).toEqual([]);
  });

  it('leaves no place without a way down to it', () => {
    const reached = new Set<string>();
    const descend = (code: string | null): void => {
      for (const child of childRegions(code)) {
        reached.add(child.code);
        if (child.code.endsWith('00')) descend(child.code);
      }
    };
    descend(null);
    expect(countyRows.filter(([code]) => !reached.has(code))).toEqual([]);
  });

  it('lists the districts of a municipality and counties without a city directly below the province', () => {
    expect(childRegions('110000').map(({ name }) => name)).toContain('东城区');
    expect(childRegions('420000').map(({ name }) => name)).toContain('仙桃市');
    expect(regionPath('110101')).toEqual(['北京市', '东城区']);
  });
});

describe('codes that were given up', () => {
  it('lead to a place that there is', () => {
    expect(formerCountyRows.filter(([, , , , now]) => !codes.has(now))).toEqual([]);
  });

  // 公主岭 went from 四平 to 长春 in 2020, 莱城区 became 济南's 莱芜区 in 2018.
  it.each([
    ['220381', '220184', ['吉林省', '长春市', '公主岭市']],
    ['371202', '370116', ['山东省', '济南市', '莱芜区']],
    ['371202003', '370116', ['山东省', '济南市', '莱芜区']],
  ])('%s is %s now', (code, now, path) => {
    expect(currentRegion(code)).toBe(now);
    expect(presentRegion(code)).toBe(now);
    expect(regionPath(code)).toEqual(path);
  });

  it('lie where their successors lie, and nowhere else', () => {
    expect(liesIn('220381', '220100')).toBe(true);
    expect(liesIn('220381', '220300')).toBe(false);
    expect(withPlacesAbove('220381')).toEqual(['220381', '220184', '220100', '220000']);
  });

  it('stand, as an office or a notice, for the same place of now and for no larger one', () => {
    expect(liesIn('220184', '220381')).toBe(true);
    expect(liesIn('220381', '220381')).toBe(true);
    expect(liesIn('220183', '220381')).toBe(false);
    // 莱芜市 was divided into two districts of 济南: what was its own stays, the rest of 济南 is none of it.
    expect(liesIn('371202', '371200')).toBe(true);
    expect(liesIn('370116', '371200')).toBe(false);
    expect(liesIn('370102', '371200')).toBe(false);
    expect(liesIn('360902', '362200')).toBe(true);
    // 崇文区 is a part of 东城区.
    expect(liesIn('110101', '110103')).toBe(false);
    expect(liesIn('110103', '110101')).toBe(true);
    // A street of a given up county is not the whole county.
    expect(liesIn('370116', '371202003')).toBe(false);
    expect(liesIn('371202003', '371202003')).toBe(true);
  });

  it('are known by the place that followed them', () => {
    expect(codesOf('220184')).toEqual(['220184', '220381']);
    expect(codesOf('110108')).toEqual(['110108']);
    expect(formerCodesWithin('220100')).toContain('220381');
    expect(formerCodesWithin('220300')).not.toContain('220381');
  });

  it('are no successors of themselves where only the name changed', () => {
    expect(currentRegion('420600')).toBe('420600');
    expect(regionName('420600')).toBe('襄阳市');
  });
});
