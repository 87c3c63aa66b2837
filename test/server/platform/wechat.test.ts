import type { Sdk } from '../../../server/platform/wechat/sdk';
import { WeChatDatabase } from '../../../server/platform/wechat/database';
import { weChatFiles } from '../../../server/platform/wechat/files';
import { describeDatabase } from './conformance';
import { describeFiles } from './files-conformance';
import { type Running, runLocalCloud, sdkEnvironment } from './local-cloud';

let running: Running;
let sdk: Sdk;

beforeAll(async () => {
  // A timer that clears what has expired would clear what the suite has just stored.
  running = await runLocalCloud({ functions: false });
  Object.assign(process.env, sdkEnvironment(running.cloud.gatewayUrl));
  const loaded = (await import('wx-server-sdk')) as unknown as { default: Sdk };
  sdk = loaded.default;
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV });
}, 30_000);

afterAll(() => running.stop());

describeDatabase('the cloud by wx-server-sdk and the local gateway', async () => {
  running.clear();
  return { connect: () => new WeChatDatabase(sdk.database()), close: async () => undefined };
});

async function upload(openId: string, path: string, body: Uint8Array): Promise<void> {
  const answer = await fetch(`${running.cloud.url}/preview/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-preview-user': openId },
    body: Buffer.from(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function open(link: string): Promise<Uint8Array | null> {
  const answer = await fetch(link);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

describeFiles('the cloud by wx-server-sdk and the local gateway', async () => {
  return { files: weChatFiles(sdk), upload, open };
});
