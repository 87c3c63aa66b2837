/**
 * What only the console could do, as commands that go through the deployed function `operator`:
 *
 *     npm run operator -- --env ID --key FILE COMMAND
 *
 * Ends with 0 where it was done, with 1 where it stopped, with 2 where the command was written wrongly.
 */
import { resolve } from 'node:path';
import { ArgumentsError } from './deploy/arguments';
import { connect } from './deploy/connect';
import { stopMessage } from './deploy/explain';
import { readKeyFile } from './deploy/key-file';
import { operate } from './deploy/operate';
import { operatorUsage, readOperatorArguments } from './deploy/operator-arguments';
import { projectFolder, readProject } from './deploy/project-files';
import { keepKeys } from './deploy/safe-file';

async function main(): Promise<number> {
  try {
    const { envId, keyFile, task } = readOperatorArguments(process.argv.slice(2));
    const keys = readKeyFile(resolve(keyFile), envId, projectFolder);
    await operate(
      {
        service: await connect(envId, keys),
        envId,
        declared: readProject(),
        say: (line) => void process.stdout.write(`${line}\n`),
        sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
        keepKeys: (variable, list) => keepKeys(keys.safeFile, variable, list),
      },
      task,
    );
    return 0;
  } catch (error) {
    if (error instanceof ArgumentsError) {
      process.stderr.write(`${error.message}\n${operatorUsage}\n`);
      return 2;
    }
    process.stderr.write(stopMessage(error));
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
