import {
  type UploadKindName,
  type UploadTold,
  type UploadView,
  uploadStatesUnderWay,
} from '../../contract/uploads';
import { filesTable } from '../../server/actions/files';
import { officerTable } from '../../server/actions/officer';
import { runTimer } from '../../server/actions/timer';
import { type Cloud, dispatch } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryFiles,
  MemoryStore,
  type Wire,
  memoryCloud,
  memorySettings,
  seededHex,
} from '../../server/platform/memory';
import database from '../../server/schema/database.json';

const officer = 'officer-1';
const second = 'officer-2';
const regions = ['140502', '360983001'];
const minuteMs = 60_000;

/** What a file is, and where. */
export interface OfFile {
  readonly kind: UploadKindName;
  readonly region: string;
  readonly told?: UploadTold;
}

const roster: OfFile = { kind: 'roster', region: '140502' };

/** An office's file from the upload to its effect, on a database that counts. */
export class CountedUpload {
  private readonly store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  private readonly files = new MemoryFiles();
  private readonly randomHex = seededHex('upload');
  private now = Date.parse('2023-11-20T12:00:00+08:00');
  private uploads = 0;

  constructor(
    private readonly wire: Wire,
    /** What is not to be held while memory is measured. */
    private readonly alter: (db: Cloud['db']) => Cloud['db'] = (db) => db,
  ) {}

  async hire(): Promise<void> {
    for (const _id of [officer, second]) {
      const duties = ['roster', 'money'] as const;
      await this.cloudFor('').db.put('officers', { _id, name: _id, regions, duties });
    }
  }

  async handIn(body: Uint8Array, of: OfFile = roster): Promise<string> {
    this.uploads += 1;
    const uploadId = this.uploads.toString(16).padStart(32, '0');
    const begin = { uploadId, ...of, name: '文件.xlsx', bytes: body.length };
    const { path } = await this.ask<{ readonly path: string }>(filesTable, officer, 'uploads.begin', begin);
    this.files.upload(officer, path, body);
    return uploadId;
  }

  goOn(uploadId: string): Promise<UploadView> {
    return this.ask<UploadView>(filesTable, officer, 'uploads.go-on', { uploadId });
  }

  /** Until somebody has to decide. */
  async workOff(uploadId: string): Promise<UploadView> {
    for (;;) {
      const view = await this.goOn(uploadId);
      if (!uploadStatesUnderWay.includes(view.state)) return view;
    }
  }

  async proposed(uploadId: string): Promise<string> {
    await this.ask(filesTable, officer, 'uploads.propose', { uploadId });
    return (await this.workOff(uploadId)).proposal?.proposalId ?? '';
  }

  /** One officer writes it. */
  async taken(uploadId: string): Promise<void> {
    await this.ask(filesTable, officer, 'uploads.take', { uploadId });
    const { state, counts } = await this.workOff(uploadId);
    if (state !== 'taken' || counts.refused > 0) throw new Error(`the list is ${state}, not taken`);
  }

  /** A colleague agrees, and the timer does the rest. */
  async effect(proposalId: string): Promise<void> {
    await this.ask(officerTable, second, 'proposals.agree', { proposalId });
    this.now += 10 * minuteMs;
    await runTimer(this.cloudFor(''), 'upkeep');
    const held = this.store.read('proposals', proposalId);
    if (held?.state !== 'done') throw new Error(`the file is ${String(held?.state)}, not done`);
  }

  private async ask<Data>(table: object, openId: string, action: string, request: object): Promise<Data> {
    const reply = await dispatch(table, this.cloudFor(openId), { action, ...request });
    if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
    return reply.data as Data;
  }

  private cloudFor(openId: string): Cloud {
    const db = this.alter(new MemoryDatabase(this.store, this.wire));
    const source = openId === '' ? 'timer' : 'client';
    const { randomHex, files } = this;
    const parts = { db, randomHex, files, now: () => this.now, caller: { openId, source } as const };
    return { ...memoryCloud(parts), settings: memorySettings };
  }
}
