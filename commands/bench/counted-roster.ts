import { checkCharacter } from '../../contract/identity-document';
import { officerTable } from '../../server/actions/officer';
import { runTimer } from '../../server/actions/timer';
import { type Cloud, dispatch } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  type Wire,
  memoryCloud,
  memorySettings,
  seededHex,
} from '../../server/platform/memory';
import database from '../../server/schema/database.json';

const proposer = 'officer-1';
const second = 'officer-2';
const region = '140502';
const rowsOfPart = 100;
/** The officers' agreement gives the first ones their effect; the timer is measured with the others. */
const partsByAgreement = 4;

/** What a part of a roster costs that the timer works off, all that belongs to it included. */
export class CountedRoster {
  private readonly store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  private readonly randomHex = seededHex('roster');
  private now = Date.parse('2023-11-20T12:00:00+08:00');
  private proposals = 0;

  constructor(
    private readonly parts: number,
    /** While the timer works; everything else is not waited for. */
    private readonly wire: Wire,
  ) {}

  async hire(): Promise<void> {
    for (const _id of [proposer, second]) {
      await this.cloudFor('').db.put('officers', {
        _id,
        name: _id,
        regions: [region],
        duties: ['roster', 'codes', 'contacts', 'notices', 'money', 'keys'],
      });
    }
  }

  /** Two officers hand in the roster, the same people each time, and the timer does the rest; answers how long it took, ms. */
  async workOff(batch: string): Promise<number> {
    this.proposals += 1;
    const proposalId = this.proposals.toString(16).padStart(32, '0');
    const parts = this.parts + partsByAgreement;
    for (let part = 1; part <= parts; part += 1) {
      const content = { batch, part, region, rows: rowsOf(part) };
      await this.ask(proposer, {
        action: 'proposals.propose',
        proposalId,
        act: 'roster.import',
        part,
        parts,
        content,
      });
    }
    await this.ask(second, { action: 'proposals.agree', proposalId });
    // Long enough for the officer's page to have been left.
    this.now += 10 * 60_000;
    const began = performance.now();
    await runTimer(this.cloudFor('', this.wire), 'upkeep');
    const took = performance.now() - began;
    const held = this.store.read('proposals', proposalId);
    if (held?.state !== 'done') throw new Error(`the roster is ${String(held?.state)}, not done`);
    const taken = [...this.store.all('imports')].filter(({ taken: rows }) => rows === rowsOfPart).length;
    if (taken !== parts * this.proposals) throw new Error('some rows were not taken');
    return took;
  }

  private async ask(openId: string, request: object): Promise<void> {
    const reply = await dispatch(officerTable, this.cloudFor(openId), request);
    if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
  }

  private cloudFor(openId: string, wire?: Wire): Cloud {
    const db = new MemoryDatabase(this.store, wire);
    const source = openId === '' ? 'timer' : 'client';
    const { randomHex } = this;
    const parts = { db, randomHex, now: () => this.now, caller: { openId, source } as const };
    return { ...memoryCloud(parts), settings: memorySettings };
  }
}

/** People made up, with valid check characters and an area code of no place. */
function rowsOf(part: number): readonly object[] {
  return Array.from({ length: rowsOfPart }, (_, row) => {
    const at = part * rowsOfPart + row;
    const body = `399999${1930 + (at % 80)}0101${String(100 + Math.floor(at / 80))}`;
    return {
      name: '王小明',
      document: { kind: 'resident-id', number: body + checkCharacter(body) },
      identities: [{ code: 'dibao', since: '2022-06-01' }],
    };
  });
}
