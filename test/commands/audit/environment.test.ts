import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../commands/audit/audit';
import { auditEnvironment } from '../../../commands/audit/audit-environment';
import { readAuditArguments } from '../../../commands/audit/arguments';
import { auditedCollections } from '../../../commands/audit/copy-environment';
import { pageSize } from '../../../commands/audit/read-page';
import { ServiceError } from '../../../commands/deploy/service';
import type { TencentCloud } from '../deploy/tencent-cloud';
import { deployed } from '../deploy/trial';
import { booksOf, type Town, townWithEverything } from './town';

const office = mkdtempSync(join(tmpdir(), 'office-'));
const folder = join(office, 'prod-1.audit');
let town: Town;
let cloud: TencentCloud;
let said: string[];

beforeAll(async () => {
  ({ town } = await townWithEverything());
}, 180_000);
beforeEach(async () => {
  ({ cloud } = await deployed());
  for (const [name, docs] of town) cloud.documents.set(name, docs);
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(office, { recursive: true, force: true }));

/** `after`: hours that went by since the last try. */
function audited(keep = false, after = 0): ReturnType<typeof auditEnvironment> {
  const hands = {
    service: cloud,
    envId: 'prod-1',
    say: (line: string) => void said.push(line),
    sleep: () => Promise.resolve(),
    now: () => Date.parse('2026-11-30T00:00:00Z') + after * 3_600_000,
  };
  return auditEnvironment(hands, { folder, keep });
}

function asked(collection: string): number {
  return cloud.calls.filter(({ action, params }) => {
    const [command] = (params.MgoCommands ?? []) as readonly { readonly TableName: string }[];
    return action === 'RunCommands' && command?.TableName === collection;
  }).length;
}

/** Without a payment's entry of the ledger. */
function damage(): void {
  const entries = town.get('ledger') ?? [];
  const gone = entries.find(({ kind, phase }) => kind === 'payment' && phase === 'posted');
  cloud.documents.set(
    'ledger',
    entries.filter((one) => one !== gone),
  );
}

describe('an environment of the cloud, audited', () => {
  it.each([true, false])(
    'agrees where everything agrees, changes nothing there and leaves nothing here; documents as text: %s',
    async (asText) => {
      cloud.documentsAsText = asText;
      expect(await audited()).toEqual([]);
      expect(said).toContain(`  ledger: ${town.get('ledger')?.length}`);
      expect(cloud.changes()).toEqual([]);
      expect(cloud.calls.filter(({ action }) => action === 'Invoke')).toEqual([]);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('names what doesn’t agree once a second copy shows it too', async () => {
    damage();
    const found = await audited();
    expect(found.map(({ rule }) => rule)).toContain('an order’s state is what its payment’s entry says');
    expect(asked('ledger')).toBe(4);
  });

  it('doesn’t name what was only being written while the first copy was made', async () => {
    damage();
    cloud.fault = ({ action }) => {
      // By then the ledger is copied.
      if (action === 'RunCommands' && asked('statements') === 1)
        cloud.documents.set('ledger', town.get('ledger') ?? []);
      return null;
    };
    expect(await audited()).toEqual([]);
    expect(said.join()).toContain('another copy');
  });

  it('goes on where the connection was lost, page by page', async () => {
    const [entry] = town.get('audit-log') ?? [];
    if (entry === undefined) throw new Error('the town has no log');
    const many = Array.from({ length: 2 * pageSize + 1 }, (_, at) => ({
      ...entry,
      _id: `${entry._id}-${at}`,
    }));
    cloud.documents.set('audit-log', many);
    cloud.fault = () => (asked('audit-log') < 2 ? null : { when: 'before', code: 'AuthFailure' });
    await expect(audited()).rejects.toThrow(ServiceError);
    cloud.fault = () => null;
    const before = asked('audit-log');
    await audited(true, 1);
    expect(asked('audit-log') - before).toBe(2 + 4);
    expect(said).toContain(`  audit-log: ${many.length}`);
    const copied = readdirSync(join(folder, 'copy-1'));
    expect(copied.filter((name) => name.endsWith('.jsonl'))).toHaveLength(auditedCollections.length);
  });

  it('begins anew where what was copied is of another day', async () => {
    cloud.fault = () => (asked('ledger') === 0 ? null : { when: 'before', code: 'AuthFailure' });
    await expect(audited()).rejects.toThrow(ServiceError);
    cloud.fault = () => null;
    const before = asked('audit-log');
    expect(await audited(false, 24)).toEqual([]);
    expect(asked('audit-log')).toBe(2 * before);
  });

  it('keeps a copy that its owner alone can read, where that is asked for', async () => {
    expect(await audited(true)).toEqual([]);
    expect(statSync(join(folder, 'copy-1')).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(join(folder, 'copy-1'))) {
      expect(statSync(join(folder, 'copy-1', name)).mode & 0o777).toBe(0o600);
    }
    expect(said.at(-1)).toContain(folder);
  });

  it('is refused where collections are missing, or don’t show what they have', async () => {
    cloud.tables.delete('ledger');
    await expect(audited()).rejects.toThrow('has no ledger');
    cloud.tables.set('ledger', { count: 1, indexes: [], access: 'PRIVATE', rule: null });
    cloud.documents.delete('ledger');
    await expect(audited()).rejects.toThrow('ledger has 1 documents and none came');
  });

  it('copies just what is read, and nothing that says who people are', async () => {
    const read = new Set<string>();
    const books = booksOf(town, 0);
    await audit(
      {
        ...books,
        all: (collection) => {
          read.add(collection);
          return books.all(collection);
        },
      },
      () => undefined,
    );
    expect([...read].sort()).toEqual(auditedCollections);
  });
});

describe('its arguments', () => {
  const dataDir = '/data';

  it('name a folder, or an environment with its keys', () => {
    expect(readAuditArguments([], dataDir)).toEqual({
      source: { kind: 'folder', folder: '/data' },
      all: false,
    });
    expect(readAuditArguments(['--env', 'prod-1', '--key', '/k.json', '--all'], dataDir)).toEqual({
      source: { kind: 'cloud', envId: 'prod-1', keyFile: '/k.json', keep: false },
      all: true,
    });
  });

  it.each([
    [['--env', 'prod-1'], '--key'],
    [['--env', 'Prod', '--key', 'k'], '--env is the id'],
    [['--env', 'prod-1', '--key', 'k', '--copy', 'f'], 'not both'],
    [['--keep'], 'belong to --env'],
    [['--nothing'], 'nothing'],
  ])('are refused where they don’t fit: %j', (args, words) => {
    expect(() => readAuditArguments(args, dataDir)).toThrow(words);
  });
});
