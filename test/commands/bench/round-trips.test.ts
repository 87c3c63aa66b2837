import { type CountedFamily, countedFamily } from '../../../commands/bench/counted-family';
import { mostWaits } from '../../../commands/bench/most-waits';

describe('what a family that comes for the first time takes of the database', () => {
  let family: CountedFamily;
  beforeAll(async () => {
    family = await countedFamily();
  });

  it('is at most ten round trips, one after the other, to put somebody on the list', () => {
    expect(mostWaits.addRelative).toBe(10);
    expect(family.addNew.waits).toBeLessThanOrEqual(mostWaits.addRelative);
    expect(family.addKnown.waits).toBeLessThanOrEqual(mostWaits.addRelative);
    expect(family.applyNew.waits).toBeLessThanOrEqual(mostWaits.addRelative);
    expect(family.applyKnown.waits).toBeLessThanOrEqual(mostWaits.addRelative);
  });

  it('is at most sixty for four people, put on the list, ordered for, paid and insured', () => {
    expect(mostWaits.wholeFamily).toBe(60);
    expect(family.wholeFamily.waits).toBeLessThanOrEqual(mostWaits.wholeFamily);
    expect(family.appliedFor.waits).toBeLessThanOrEqual(mostWaits.wholeFamily);
  });

  it('is little more where reads that are sent at once are counted one by one', () => {
    expect(family.addNew.operations).toBeLessThanOrEqual(10);
    expect(family.addKnown.operations).toBeLessThanOrEqual(14);
    expect(family.applyNew.operations).toBeLessThanOrEqual(11);
    expect(family.applyKnown.operations).toBeLessThanOrEqual(18);
    expect(family.wholeFamily.operations).toBeLessThanOrEqual(70);
    expect(family.appliedFor.operations).toBeLessThanOrEqual(70);
  });
});
