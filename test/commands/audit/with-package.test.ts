import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageApart } from '../../../commands/lib/package-apart.mjs';
import { runOverNetwork } from '../deploy/over-the-network';
import { Services } from '../deploy/services';
import { deployed } from '../deploy/trial';
import { playTown } from './town';

/** The first run on a machine may have to fetch 30 MB. */
const patience = 5 * 60_000;
const office = mkdtempSync(join(tmpdir(), 'office-'));
const certificateFile = join(office, 'certificate.pem');
const keyFile = join(office, 'keys.json');
const secretKey = 'a-secret-that-is-never-said';
let services: Services;
let proxy = '';

beforeAll(async () => {
  const { town } = await playTown(1);
  const { cloud } = await deployed();
  for (const [name, docs] of town) cloud.documents.set(name, docs);
  writeFileSync(join(office, 'private.key'), 'never read', { mode: 0o600 });
  services = new Services({ cloud, secretId: 'AKIDtest', certificateFile });
  // Before the proxy, which leads nowhere else.
  await packageApart('cloud-manager', '@cloudbase/manager-node');
  proxy = await services.start();
}, patience);
afterAll(() => {
  services.stop();
  rmSync(office, { recursive: true, force: true });
});

function auditAs(secretId: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const keys = { secretId, secretKey, uploadKey: 'private.key' };
  writeFileSync(keyFile, JSON.stringify(keys), { mode: 0o600 });
  return runOverNetwork(['commands/audit.ts', '--env', 'prod-1', '--key', keyFile], {
    proxy,
    certificateFile,
  });
}

describe('an audit of the cloud by the official package, over the network', () => {
  it(
    'says that everything agrees, and leaves no copy',
    async () => {
      const { code, output } = await auditAs('AKIDtest');
      expect(output).toContain('Everything agrees.');
      expect(output).toMatch(/Audited in \d+ s, with at most \d+ MB of memory/);
      expect(code).toBe(0);
      expect(existsSync(join(office, 'prod-1.audit'))).toBe(false);
    },
    patience,
  );

  it(
    'is stopped with words by a key that the service does not know',
    async () => {
      const { code, output } = await auditAs('AKIDexpired');
      expect(code).toBe(1);
      expect(output).toContain('expired, is disabled or was deleted');
      expect(output).not.toContain(secretKey);
    },
    patience,
  );
});
