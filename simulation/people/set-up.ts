import type { RelativeView } from '../../contract/family';
import type { ActOfTwo, ProposalState } from '../../contract/proposals';
import { noFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import { balancesFile, bindingsFile } from '../bureau/bureau';
import { certified, addRequest } from './household';
import type { World } from '../world';
import { dayInChina, startOfDayInChina } from '../china-day';

/**
 * Two officers of the same office, who get into each other's way. One of the families works for it too: the first payer, by
 * whose hand nothing of his own family may come to hold.
 */
export const officerIds = ['officer-1', 'officer-2'] as const;
const officerId = officerIds[0];

/** Everything that is in place before the story begins: officers, rosters, families. Without faults. */
export async function setUp(world: World): Promise<void> {
  seedOfficer(world);
  for (const region of new Set(world.humans.map(({ place }) => place.region)))
    await importRoster(world, region);
  for (const payer of world.payers) {
    for (const member of payer.family) {
      const request = addRequest(payer, member, world.today);
      const data = await world.mustAsk('resident', payer.openId, 'family.add', request);
      const { relative } = data as { readonly relative: RelativeView };
      world.takeOn(payer, member.human, relative.relativeId);
    }
  }
  await openAccounts(world);
}

/** Holders prove who they are, and the bureau's files arrive. */
async function openAccounts(world: World): Promise<void> {
  const holders = world.payers.filter(({ accountFen }) => accountFen !== null);
  for (const { openId, human } of holders) {
    const { name, document } = human.entry;
    const { region } = human.place;
    const issued = await world.mustAsk('officer', officerId, 'codes.issue', { name, document, region });
    const { code } = issued as { readonly code: string };
    await world.mustAsk('resident', openId, 'self.confirm', { name, document, code });
  }
  const asOf = dayBefore(world.setting.day);
  for (const region of new Set(holders.map(({ accountAt }) => accountAt))) {
    const local = holders.filter(({ accountAt }) => accountAt === region);
    const bindings = { region, number: `bindings-${region}`, day: asOf, csv: bindingsFile(local) };
    await byTwo(world, 'mutual-aid.import-bindings', world.sealed('bindings', bindings));
    const csv = balancesFile(local, ({ accountFen }) => accountFen ?? noFen);
    const balances = { region, number: `balances-${region}`, day: asOf, csv };
    await byTwo(world, 'mutual-aid.import-balances', { asOf, ...world.sealed('balances', balances) });
  }
  for (const { openId, accountFen } of holders) {
    const amountFen = Math.floor((accountFen ?? noFen) * world.kernel.random.pick([1, 1, 0.6]));
    await world.mustAsk('resident', openId, 'mutual-aid.authorise', { amountFen });
  }
}

/** One officer proposes, the other agrees, and nothing is wrong with it. */
async function byTwo(world: World, act: ActOfTwo, content: object): Promise<void> {
  const proposalId = world.newProposalId();
  const [proposer, second] = officerIds;
  await world.mustAsk('officer', proposer, 'proposals.propose', {
    proposalId,
    act,
    part: 1,
    parts: 1,
    content,
  });
  const agreed = await world.mustAsk('officer', second, 'proposals.agree', { proposalId });
  if ((agreed as { readonly state: ProposalState }).state !== 'done') throw new Error(`${act} does not hold`);
}

function dayBefore(day: IsoDay): IsoDay {
  return dayInChina(startOfDayInChina(day) - 1);
}

/** The payer who is an officer as well. */
export function cousinOf(world: World): string {
  const [first] = world.payers;
  if (first === undefined) throw new Error('nobody pays');
  return first.openId;
}

function seedOfficer(world: World): void {
  const regions = ['000000', '140000', '220000', '360000', '430000'];
  const duties = ['roster', 'codes', 'contacts', 'notices', 'money', 'keys'];
  const names = { [officerIds[0]]: '周主任', [officerIds[1]]: '吴科长', [cousinOf(world)]: '郑科员' };
  for (const [_id, name] of Object.entries(names)) {
    const officer = { _id, name, regions, duties };
    world.store.commit([{ collection: 'officers', id: _id, doc: officer }]);
  }
}

async function importRoster(world: World, region: string): Promise<void> {
  const rows = world.humans
    .filter(({ place, confirmed }) => place.region === region && confirmed.length > 0)
    .map((human) => ({ ...human.entry, identities: certified(human, human.confirmed) }));
  if (rows.length === 0) return;
  await byTwo(world, 'roster.import', { batch: 'autumn', part: 1, region, rows });
}
