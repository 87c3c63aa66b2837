import { fen } from '../../policy/money';
import { isoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';

function sheet(facts: Omit<FactSheet, 'id' | 'year'>): FactSheet {
  return { id: 'bench', year: 2024, ...facts };
}
const long = isoDay('2022-06-01');

/** Twenty people as a year brings them: most ordinary and in the window, some aided, some late, one newborn, one insured. */
export const mixedFacts: readonly FactSheet[] = [
  ...['140502', '140521', '140522', '140524', '140525', '140581'].map((region, at) =>
    sheet({ region, payOn: isoDay(`2023-10-0${at + 1}`), birthDate: isoDay(`19${50 + at * 7}-03-04`) }),
  ),
  sheet({ region: '140525', payOn: isoDay('2023-09-09'), identities: [{ code: 'dibao', since: long }] }),
  sheet({ region: '140525', payOn: isoDay('2023-10-26') }),
  sheet({ region: '430102', payOn: isoDay('2023-10-10'), birthDate: isoDay('1980-02-03') }),
  sheet({ region: '430102', payOn: isoDay('2023-11-10') }),
  sheet({ region: '430102', payOn: isoDay('2023-10-10'), identities: [{ code: 'tekun', since: long }] }),
  sheet({ region: '430102', payOn: isoDay('2024-04-01'), birthDate: isoDay('2024-02-10') }),
  sheet({ region: '360983001', payOn: isoDay('2023-10-10'), birthDate: isoDay('1950-01-01') }),
  sheet({ region: '360983001', payOn: isoDay('2024-02-10') }),
  sheet({ region: '360983001', payOn: isoDay('2023-10-10'), identities: [{ code: 'dibao', since: long }] }),
  sheet({
    region: '360983001',
    payOn: isoDay('2023-11-01'),
    identities: [{ code: 'dibao', since: isoDay('2023-11-01') }],
    paidBefore: { on: isoDay('2023-09-20'), amountFen: fen(38000) },
  }),
  sheet({ region: '220202', payOn: isoDay('2023-11-01') }),
  sheet({
    region: '220202',
    payOn: isoDay('2023-11-01'),
    identities: [{ code: 'dibao', since: long, region: '220202' }],
  }),
  sheet({ region: '220502', payOn: isoDay('2023-11-01'), ltciPilot: false }),
  sheet({ region: '220502', payOn: isoDay('2024-02-01'), ltciPilot: true }),
];
