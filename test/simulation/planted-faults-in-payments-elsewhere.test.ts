import { faultsInPaymentsElsewhere } from './faults-in-payments-elsewhere';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInPaymentsElsewhere.map((fault) => [fault.name, fault] as const))(
  'a fault about payments made elsewhere is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
