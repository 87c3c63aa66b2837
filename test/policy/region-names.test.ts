import {
  childRegions,
  isRegionCode,
  liesIn,
  parentRegion,
  regionName,
  regionPath,
} from '../../policy/region-names';

describe('names of places', () => {
  it('names a street with everything above it', () => {
    expect(regionPath('360983001')).toEqual(['江西省', '宜春市', '高安市', '瑞州街道']);
  });

  it('names as much of an unlisted village as it knows', () => {
    expect(regionName('360983001999')).toBeNull();
    expect(regionPath('360983001999')).toEqual(['江西省', '宜春市', '高安市', '瑞州街道']);
  });

  it('lists the six districts and counties of Jincheng that its target table names', () => {
    expect(childRegions('140500').map((region) => region.name)).toEqual([
      '城区',
      '沁水县',
      '阳城县',
      '陵川县',
      '泽州县',
      '高平市',
    ]);
  });

  it('lists all 34 provinces at the top', () => {
    expect(childRegions(null)).toHaveLength(34);
  });

  it('knows what lies in what', () => {
    expect(liesIn('220202', '220000')).toBe(true);
    expect(liesIn('220202', '220200')).toBe(true);
    expect(liesIn('220281', '220202')).toBe(false);
    expect(liesIn('360983', '360983001')).toBe(false);
    expect(liesIn('360983001204', '360983001')).toBe(true);
    expect(liesIn('140500', '140500')).toBe(true);
  });

  it('climbs from a village to its province', () => {
    expect(parentRegion('360983001204')).toBe('360983001');
    expect(parentRegion('360983001')).toBe('360983');
    expect(parentRegion('360983')).toBe('360900');
    expect(parentRegion('360900')).toBe('360000');
    expect(parentRegion('360000')).toBeNull();
  });

  it('takes only the three lengths of code', () => {
    expect(['220000', '360983001', '360983001204'].every(isRegionCode)).toBe(true);
    expect(['22', '2202', '36098300', '36098300120', '000000', '36098a', ''].some(isRegionCode)).toBe(false);
  });

  it('is not fooled by names that every object has', () => {
    expect(regionName('constructor')).toBeNull();
  });
});
