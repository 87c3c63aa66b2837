import { bundleSimulator, SnippetNotFoundError } from '../../simulation/bundle';
import { faultsInOrders } from './faults-in-orders';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInOrders.map((fault) => [fault.name, fault] as const))(
  "a fault in orders, payments, refunds and the bureau's files is found: %s",
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);

test('a fault whose place is gone is named, so that it cannot rot', async () => {
  const mutation = { file: 'simulation/run.ts', find: 'no such code', replace: '' };
  await expect(bundleSimulator([mutation])).rejects.toThrow(SnippetNotFoundError);
});
