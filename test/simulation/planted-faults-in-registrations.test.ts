import { faultsInRegistrations } from './faults-in-registrations';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInRegistrations.map((fault) => [fault.name, fault] as const))(
  'a fault about what bureau and tax office are told is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
