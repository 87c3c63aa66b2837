import { faultsInReimbursements } from './faults-in-reimbursements';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInReimbursements.map((fault) => [fault.name, fault] as const))(
  'a fault about money given back is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
