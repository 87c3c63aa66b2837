import { faultsInDeaths } from './faults-in-deaths';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInDeaths.map((fault) => [fault.name, fault] as const))(
  'a fault about who died is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
