import { faultsInSharedRules } from './faults-in-shared-rules';
import { seedThatBreaks } from './find-planted-fault';

test.each(faultsInSharedRules.map((fault) => [fault.name, fault] as const))(
  'a fault in a rule that an invariant once shared is found: %s',
  async (_name, fault) => {
    expect(await seedThatBreaks(fault)).not.toBeNull();
  },
  240_000,
);
