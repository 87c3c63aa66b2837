import database from '../../server/schema/database.json';
import type { Cloud } from '../../server/platform/cloud';
import { MemoryFiles } from '../../server/platform/memory/files';
import { MemoryDatabase, type Wire } from '../../server/platform/memory/database';
import { memoryCloud, memorySettings, seededHex } from '../../server/platform/memory/cloud';
import { type CollectionDefinition, MemoryStore } from '../../server/platform/memory/store';
import type { Settings } from '../../server/platform/settings';
import type { CollectionName } from '../../server/schema/collections';
import { filesTable } from '../../server/actions/files';
import { officerTable } from '../../server/actions/officer';
import { officerActions } from '../../server/actions/officer/actions';
import { residentActions } from '../../server/actions/resident';
import type { PersonEntry } from '../../contract/claims';
import type { CorrectionActions } from '../../contract/corrections';
import type { FilesActions } from '../../contract/files';
import type { OfficerActions } from '../../contract/officer';
import type { Refusal, Reply } from '../../contract/reply';
import type { ActOfTwo, ActsOfTwo, PartOutcome, ProposalActions } from '../../contract/proposals';
import type { ResidentActions } from '../../contract/resident';
import { dispatched, requireEvent } from './said';

type Request<Table, Name extends keyof Table> = Table[Name] extends {
  readonly request: infer R extends object;
}
  ? R
  : never;
type Data<Table, Name extends keyof Table> = Table[Name] extends { readonly data: infer D } ? D : never;

/** The server on a store in memory, with a clock that tests set: people call it as the app does, by action and request. */
export class TestServer {
  readonly store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  readonly files = new MemoryFiles();
  readonly logged: string[] = [];
  settings: Settings = { ...memorySettings };
  private now: number;
  private readonly randomHex = seededHex('office');
  roundTrips = 0;
  private drafts = 0;

  /** `today` is a day in China; it is noon there. */
  constructor(today = '2023-11-20') {
    this.now = Date.parse(`${today}T12:00:00+08:00`);
  }

  setToday(day: string): void {
    this.now = Date.parse(`${day}T12:00:00+08:00`);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  cloudFor(openId: string, source: Cloud['caller']['source'] = 'client', wire?: Wire): Cloud {
    const counting: Wire = async (trip, when) => {
      if (when === 'before') this.roundTrips += 1;
      await wire?.(trip, when);
    };
    return memoryCloud({
      db: new MemoryDatabase(this.store, counting),
      caller: { openId, source },
      now: () => this.now,
      settings: this.settings,
      files: this.files,
      randomHex: this.randomHex,
      log: (event, facts) => {
        requireEvent(event, facts);
        this.logged.push(JSON.stringify({ event, ...facts }));
      },
    });
  }

  call(table: object, openId: string, event: unknown): Promise<Reply<unknown>> {
    return dispatched(table, this.cloudFor(openId), event);
  }

  async resident<Name extends keyof ResidentActions>(
    openId: string,
    action: Name,
    request: Request<ResidentActions, Name>,
  ): Promise<Data<ResidentActions, Name>> {
    return granted(await this.call(residentActions, openId, { action, ...request }));
  }

  async officer<Name extends keyof OfficerActions>(
    openId: string,
    action: Name,
    request: Request<OfficerActions, Name>,
  ): Promise<Data<OfficerActions, Name>> {
    return granted(await this.call(officerActions, openId, { action, ...request }));
  }

  async askFiles<Name extends keyof FilesActions>(
    openId: string,
    action: Name,
    request: Request<FilesActions, Name>,
  ): Promise<Data<FilesActions, Name>> {
    return granted(await this.call(filesTable, openId, { action, ...request }));
  }

  async refusedFiles(openId: string, action: keyof FilesActions, request: object): Promise<Refusal> {
    return refused(await this.call(filesTable, openId, { action, ...request }));
  }

  async refusedResident(openId: string, action: keyof ResidentActions, request: object): Promise<Refusal> {
    return refused(await this.call(residentActions, openId, { action, ...request }));
  }

  async refusedOfficer(openId: string, action: keyof OfficerActions, request: object): Promise<Refusal> {
    return refused(await this.call(officerActions, openId, { action, ...request }));
  }

  /** One officer proposes, another one agrees, where none is named of the same office: what came of it. Throws where it was refused, by words or by rule. */
  async byTwo<Name extends ActOfTwo>(
    act: Name,
    content: ActsOfTwo[Name]['request'],
    proposer = 'officer-1',
    agreeing?: string,
  ): Promise<ActsOfTwo[Name]['data']> {
    const outcome = await this.outcomeByTwo(act, content, proposer, agreeing);
    if ('refusal' in outcome) throw new Error(`refused: ${outcome.refusal.code} ${outcome.refusal.message}`);
    return outcome.data as ActsOfTwo[Name]['data'];
  }

  async refusedByTwo(act: ActOfTwo, content: object, proposer = 'officer-1'): Promise<Refusal> {
    const outcome = await this.outcomeByTwo(act, content, proposer);
    if ('refusal' in outcome) return outcome.refusal;
    throw new Error(`granted: ${JSON.stringify(outcome.data)}`);
  }

  private async outcomeByTwo(
    act: ActOfTwo,
    content: object,
    proposer: string,
    agreeing?: string,
  ): Promise<PartOutcome> {
    this.drafts += 1;
    const proposalId = this.drafts.toString(16).padStart(32, '0');
    const proposed = await this.proposals(proposer, 'proposals.propose', {
      proposalId,
      act,
      part: 1,
      parts: 1,
      content,
    });
    if (!proposed.ok) return { refusal: proposed.error };
    const second = agreeing ?? (await this.secondOf(proposer));
    granted(await this.proposals(second, 'proposals.agree', { proposalId }));
    const { outcomes } = granted<ProposalActions['proposals.get']['data']>(
      await this.proposals(second, 'proposals.get', { proposalId }),
    );
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error('nothing came of it');
    return outcome;
  }

  /** Two officers end the tie of somebody, who may be given a code then. */
  async untie(
    { document }: Pick<PersonEntry, 'document'>,
    region: string,
    proposer = 'officer-1',
  ): Promise<void> {
    const request = { action: 'persons.find', region, document };
    const { personId } = granted<CorrectionActions['persons.find']['data']>(
      await this.call(officerTable, proposer, request),
    );
    this.drafts += 1;
    const correctionId = this.drafts.toString(16).padStart(32, '0');
    const reason = '换了手机，看过身份证';
    const correction = { kind: 'tie' } as const;
    await this.byTwo('persons.correct', { correctionId, personId, region, correction, reason }, proposer);
  }

  proposals<Name extends keyof ProposalActions & string>(
    openId: string,
    action: Name,
    request: ProposalActions[Name]['request'],
  ): Promise<Reply<unknown>> {
    return this.call(officerTable, openId, { action, ...request });
  }

  /** Another officer with the same places; hired where there is none yet. */
  async secondOf(openId: string): Promise<string> {
    const { db } = this.cloudFor('', 'function');
    const first = await db.get('officers', openId);
    if (first === null) throw new Error(`${openId} is no officer`);
    const second = `second-of-${openId}`;
    await db.put('officers', { ...first, _id: second, name: `复核员${openId}` });
    return second;
  }

  /** Everybody has a name of his own: two of one name are taken for one person. */
  async hireOfficer(openId: string, regions: readonly string[], name = `测试员${openId}`): Promise<void> {
    await this.cloudFor('', 'function').db.put('officers', {
      _id: openId,
      name,
      regions,
      duties: ['roster', 'codes', 'contacts', 'notices', 'money', 'keys'],
    });
  }

  /** Brings a notice out by two officers, and waits until it holds. */
  async publish(
    notice: object,
    [author, second]: readonly [string, string],
    region: string,
  ): Promise<{ readonly notice: string; readonly number: number; readonly version: string }> {
    this.drafts += 1;
    const draftId = this.drafts.toString(16).padStart(32, '0');
    const json = JSON.stringify(notice);
    const { revision, toConfirm: confirmed } = await this.officer(author, 'notices.draft-save', {
      draftId,
      revision: 0,
      region,
      json,
      trials: [],
    });
    await this.officer(author, 'notices.propose', { draftId, revision, inForceFrom: null, confirmed });
    const agreed = await this.officer(second, 'notices.agree', { draftId, revision });
    this.pass(agreed.from - this.now);
    return agreed;
  }

  /** Everything stored, as text: for finding what must not be in it. */
  dump(without: readonly CollectionName[] = []): string {
    const all = database.collections.map(({ name }) => name as CollectionName);
    const names = all.filter((name) => !without.includes(name));
    return JSON.stringify(names.map((name) => [name, this.store.snapshot(name)]));
  }
}

function granted<D>(reply: Reply<unknown>): D {
  if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
  return reply.data as D;
}

function refused(reply: Reply<unknown>): Refusal {
  if (reply.ok) throw new Error(`granted: ${JSON.stringify(reply.data)}`);
  return reply.error;
}
