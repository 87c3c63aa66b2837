import type { World } from '../world';

const minute = 60_000;
/** By then every instance reads what the environment says: docs/security-and-privacy.md, section 5. */
const knownEverywhere = 30 * minute;

const [oldEncryption, oldLookup] = [keyOf(1, 1), keyOf(1, 2)];
const [newEncryption, newLookup] = [keyOf(2, 3), keyOf(2, 4)];

function keyOf(version: number, byte: number) {
  return { version, bytes: new Uint8Array(32).fill(byte) };
}

/** In one story of three new keys come while people act: behind the old ones, in front of them, and alone at last. */
export async function rotateKeys(world: World): Promise<void> {
  const { kernel, functions } = world;
  const random = world.random.fork('keys');
  if (!random.chance(1 / 3)) return;
  await kernel.wait(random.between(0, 60 * minute));
  kernel.note('operator', 'new keys behind the old ones');
  world.keys = 'rotating';
  functions.configure({
    encryptionKeys: [oldEncryption, newEncryption],
    lookupKeys: [oldLookup, newLookup],
  });
  await kernel.wait(knownEverywhere);
  kernel.note('operator', 'new keys in front of the old ones');
  functions.configure({
    encryptionKeys: [newEncryption, oldEncryption],
    lookupKeys: [newLookup, oldLookup],
  });
  const day = world.today;
  do await kernel.wait(knownEverywhere);
  while (world.today === day || anyUnderOldKeys(world));
  kernel.note('operator', 'old keys are gone');
  world.keys = 'new';
  world.reached.note('keys are rotated while people act');
  functions.configure({ encryptionKeys: [newEncryption], lookupKeys: [newLookup] });
}

/** As `keys.rewrite` says it: the timer has still to write something anew. */
function anyUnderOldKeys({ store }: World): boolean {
  const sealed = [...store.all('people'), ...store.all('reimbursements'), ...store.all('residents')];
  const keyed = [...store.all('people')].map(({ keyVersion }) => keyVersion);
  const keys = [...store.all('person-keys')].map(({ version }) => version);
  return (
    sealed.some(({ sealVersion }) => sealVersion !== null && sealVersion !== newEncryption.version) ||
    [...keyed, ...keys].some((version) => version !== newLookup.version)
  );
}
