// Uploads the mini-program by WeChat's package: `upload.mjs PACKAGE OPTIONS`, the options as JSON. A process of its own
// (see commands/deploy/wechat-uploader.ts), as the package writes to standard output and stays alive.
import { createRequire } from 'node:module';

const [packageFolder, options] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const ci = require(packageFolder);
ci.setLocale('en');

const { appId, projectFolder, uploadKeyFile, version, description } = JSON.parse(options);

try {
  const project = new ci.Project({
    appid: appId,
    type: 'miniProgram',
    projectPath: projectFolder,
    privateKeyPath: uploadKeyFile,
    ignores: ['node_modules/**/*'],
  });
  await ci.upload({
    project,
    version,
    desc: description,
    robot: 1,
    setting: { useProjectConfig: true },
    onProgressUpdate: () => {},
  });
  process.exit(0);
} catch (error) {
  process.stderr.write(`upload failed: ${error?.message ?? error}\n`);
  process.exit(1);
}
