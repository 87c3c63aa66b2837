import { faultsBesideOrders } from './faults-beside-orders';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsBesideOrders.map((fault) => [fault.name, fault] as const))(
  "a fault in accounts, notices and the offices' work is found: %s",
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
