import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageApart } from '../../../commands/lib/package-apart.mjs';
import { runOverNetwork } from './over-the-network';
import { Services } from './services';
import { TencentCloud } from './tencent-cloud';

/** The first run on a machine may have to fetch 310 MB. */
const patience = 10 * 60_000;
const root = join(__dirname, '../../..');

const folder = mkdtempSync(join(tmpdir(), 'packages-'));
const project = join(folder, 'project');
const certificateFile = join(folder, 'certificate.pem');
const keyFile = join(folder, 'keys.json');
const secretKey = 'a-secret-that-is-never-said';

const smallApp: Readonly<Record<string, string>> = {
  'project.config.json': JSON.stringify({ miniprogramRoot: 'dist/weapp/', setting: { es6: false } }),
  'dist/weapp/app.json': JSON.stringify({ pages: ['index'] }),
  'dist/weapp/app.js': 'App({});',
  'dist/weapp/index.js': 'Page({});',
  'dist/weapp/index.json': '{}',
  'dist/weapp/index.wxml': '<view>1</view>',
};

const cloud = new TencentCloud('prod-1');
const services = new Services({ cloud, secretId: 'AKIDtest', certificateFile });
let proxy = '';

function writeKeys(secretId: string): void {
  const content = { secretId, secretKey, uploadKey: 'private.key', variables: { MERCHANTS: [] } };
  writeFileSync(keyFile, JSON.stringify(content), { mode: 0o600 });
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(smallApp)) {
    mkdirSync(join(project, name, '..'), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  writeFileSync(join(folder, 'private.key'), privateKey, { mode: 0o600 });
  writeKeys('AKIDtest');
  // Before the proxy, which leads nowhere else.
  await packageApart('cloud-manager', '@cloudbase/manager-node');
  await packageApart('wechat-compiler', 'miniprogram-ci');
  proxy = await services.start();
}, patience);
afterAll(() => {
  services.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly changed?: boolean;
  readonly remaining?: readonly unknown[];
  readonly stop?: { readonly where: string; readonly what: string; readonly remedy: string };
}

async function deployWithPackages(): Promise<{ readonly ended: Ended; readonly output: string }> {
  const script = join(root, 'test', 'commands', 'deploy', 'with-packages.ts');
  const { output } = await runOverNetwork([script, keyFile, project], { proxy, certificateFile });
  const last = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .at(-1);
  if (last === undefined) throw new Error(output);
  return { ended: JSON.parse(last) as Ended, output };
}

describe('with the official packages, over the network', () => {
  it(
    'a key that the service does not know stops it with words',
    async () => {
      writeKeys('AKIDexpired');
      const { ended, output } = await deployWithPackages();
      writeKeys('AKIDtest');
      expect(ended.stop).toMatchObject({ where: 'tcb DescribeEnvInfo' });
      expect(ended.stop?.what).toContain('AuthFailure.SecretIdNotFound');
      expect(ended.stop?.remedy).toContain('expired, is disabled or was deleted');
      expect(output).not.toContain(secretKey);
    },
    patience,
  );

  it(
    'connections that are cut stop it with words',
    async () => {
      services.reset = true;
      const { ended } = await deployWithPackages();
      services.reset = false;
      expect(ended.stop).toMatchObject({ where: 'tcb DescribeEnvInfo' });
      expect(ended.stop?.remedy).toContain('network or the service faltered');
    },
    patience,
  );

  it(
    'an address that WeChat does not allow stops the upload, and the environment stands',
    async () => {
      services.uploadAnswer = {
        errCode: -10008,
        errMsg: 'invalid ip: 192.0.2.1, reference: https://example.invalid',
      };
      const { ended, output } = await deployWithPackages();
      services.uploadAnswer = { errCode: 0, body: { subpackage_info: [] } };
      expect(ended.stop?.where).toBe('miniprogram-ci upload');
      expect(ended.stop?.what).toMatch(/invalid ip: 192\.0\.2\.1.*IP 白名单/);
      expect(cloud.functions.size).toBeGreaterThan(3);
      expect(output).not.toContain(secretKey);
    },
    patience,
  );

  it(
    'the same command goes on from there, uploads the very version, and a further one changes nothing',
    async () => {
      services.uploads.length = 0;
      const { ended, output } = await deployWithPackages();
      expect(ended).toEqual({ remaining: [], changed: true });
      expect(output).not.toContain(secretKey);
      expect(services.uploads).toHaveLength(1);
      expect(Object.fromEntries(services.uploads[0]?.query ?? [])).toMatchObject({
        appid: 'wx0123456789abcdef',
        version: '1.0.0',
        robot: '1',
      });
      const before = cloud.changes().length;
      expect((await deployWithPackages()).ended).toEqual({ remaining: [], changed: false });
      expect(cloud.changes()).toHaveLength(before);
      expect(services.uploads).toHaveLength(1);
      expect(services.refusedHosts.filter((host) => /tencent|wechat|weixin/.test(host))).toEqual([]);
      const kept = JSON.parse(readFileSync(join(folder, 'prod-1.keys.json'), 'utf8')) as object;
      expect(Object.keys(kept).sort()).toEqual(['ENCRYPTION_KEYS', 'LOOKUP_KEYS']);
    },
    patience,
  );
});
