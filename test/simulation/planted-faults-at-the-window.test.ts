import { faultsAtTheWindow } from './faults-at-the-window';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsAtTheWindow.map((fault) => [fault.name, fault] as const))(
  'a fault about the window is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
