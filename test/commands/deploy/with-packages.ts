/**
 * A deployment with WeChat's and Tencent Cloud's own packages, in a process of its own so that it can trust the stub's
 * certificate: `with-packages.ts KEY_FILE PROJECT`. Prints the outcome as JSON, or what stopped it.
 */
import { connect } from '../../../commands/deploy/connect';
import { deploy } from '../../../commands/deploy/deploy';
import { explain } from '../../../commands/deploy/explain';
import { readKeyFile } from '../../../commands/deploy/key-file';
import { keepInSafeFile, readSafeFile } from '../../../commands/deploy/safe-file';
import { weChatUploader } from '../../../commands/deploy/wechat-uploader';
import { wechatCi } from '../../../commands/lib/wechat-ci.mjs';
import { release } from './trial';

async function main(keyFile: string, projectFolder: string): Promise<object> {
  const envId = 'prod-1';
  const keys = readKeyFile(keyFile, envId, projectFolder);
  const { uploadKeyFile, variables, safeFile } = keys;
  return deploy(release, {
    service: await connect(envId, keys),
    envId,
    say: () => {},
    sleep: () => Promise.resolve(),
    uploader: weChatUploader({
      packageFolder: wechatCi,
      appId: 'wx0123456789abcdef',
      projectFolder,
      uploadKeyFile,
    }),
    sources: { given: variables, kept: readSafeFile(safeFile), newKey: () => `1:${'a'.repeat(64)}` },
    keep: (settled) => keepInSafeFile(safeFile, settled),
  });
}

main(process.argv[2] ?? '', process.argv[3] ?? '')
  .catch((error: unknown) => ({ stop: explain(error) }))
  .then((outcome) => process.stdout.write(`${JSON.stringify(outcome)}\n`));
