import { faultsInOfficeFiles } from './faults-in-office-files';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInOfficeFiles.map((fault) => [fault.name, fault] as const))(
  "a fault about offices' files is found: %s",
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
