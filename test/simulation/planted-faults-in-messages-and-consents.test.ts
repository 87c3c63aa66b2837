import { faultsInMessagesAndConsents } from './faults-in-messages-and-consents';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInMessagesAndConsents.map((fault) => [fault.name, fault] as const))(
  'a fault in messages and consents is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
