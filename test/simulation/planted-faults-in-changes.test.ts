import { faultsInChanges } from './faults-in-changes';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInChanges.map((fault) => [fault.name, fault] as const))(
  'a fault in telling of a changed notice is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
