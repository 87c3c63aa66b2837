import type { Sdk } from '../../../server/platform/wechat/sdk';
import { WeChatDatabase } from '../../../server/platform/wechat/database';
import { describeDatabase } from './conformance';
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
