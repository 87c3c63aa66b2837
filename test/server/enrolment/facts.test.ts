import { isoDay } from '../../../policy/calendar';
import { confirmedBy, factsIfConfirmed, factsOf } from '../../../server/enrolment/facts';
import { claiming, dibao, jilinCity, ruizhou, tekun } from '../sample';

const known = {
  recordId: 'p-2024',
  region: ruizhou,
  year: 2024,
  birthDate: isoDay('1958-05-12'),
  ltciPilot: undefined,
  ofPerson: {},
};
const roster = {
  _id: 'p',
  identities: [{ ...dibao, region: ruizhou, source: 'b001-1' }],
  circumstances: [],
  updatedAt: 0,
};

describe('the facts that decide', () => {
  it('are what the roster says, without where it came from', () => {
    expect(factsOf(known, confirmedBy(roster, known), isoDay('2023-11-20'))).toEqual({
      id: 'p-2024',
      region: ruizhou,
      year: 2024,
      payOn: '2023-11-20',
      birthDate: isoDay('1958-05-12'),
      identities: [{ ...dibao, region: ruizhou }],
      circumstances: [],
    });
  });

  it('hold nothing that an office of another province certified', () => {
    expect(confirmedBy(roster, { ...known, region: '360100' }).identities).toHaveLength(1);
    expect(confirmedBy(roster, { ...known, region: jilinCity }).identities).toEqual([]);
  });

  it('hold an identity of a place’s own only where its office is responsible', () => {
    const own = { code: 'own-elder' as const, since: isoDay('2020-01-01'), source: 'b001-1' };
    const certified = (region: string) => ({ ...roster, identities: [{ ...own, region }] });
    const heldIn = (office: string): number => confirmedBy(certified(office), known).identities.length;
    // The street itself, the county and the city around it; not the next county.
    expect(['360983001', '360983', '360900'].map(heldIn)).toEqual([1, 1, 1]);
    expect(['360902', '360100'].map(heldIn)).toEqual([0, 0]);
  });

  it('hold no identity where there is no roster', () => {
    expect(factsOf(known, confirmedBy(null, known), isoDay('2023-11-20')).identities).toEqual([]);
  });

  it('are joined by what is claimed only for telling what that would bring; what is confirmed stands', () => {
    const facts = factsOf(known, confirmedBy(roster, known), isoDay('2023-11-20'));
    const later = { ...dibao, since: isoDay('2023-11-19') };
    expect(factsIfConfirmed(facts, claiming(later, tekun)).identities).toEqual([
      { ...dibao, region: ruizhou },
      tekun,
    ]);
  });
});
