import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nameOfCall } from '../../../commands/deploy/service';
import { Trial } from './trial';

const root = join(__dirname, '../../..');

function command(...args: readonly string[]) {
  return spawnSync(
    join(root, 'node_modules', '.bin', 'tsx'),
    [join(root, 'commands', 'deploy.ts'), ...args],
    {
      encoding: 'utf8',
      cwd: root,
      // Whatever it tried to reach, it would not get there.
      env: { ...process.env, http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
    },
  );
}

describe('npm run deploy -- --dry-run', () => {
  it('prints, without key and network, every call of a first deployment in its order', async () => {
    const { status, stdout } = command('--env', 'prod-1', '--version', '1.0.0', '--dry-run');
    expect(status).toBe(0);
    const printed = stdout.split('\n').map((line) => line.trim());
    const trial = new Trial();
    await trial.deploy();
    const made = trial.cloud.calls.map(nameOfCall);
    // A real function is not ready at once, so it is asked about more often.
    const often = (name: string): boolean => name.startsWith('scf GetFunction');
    const calls = printed.filter((line) => /^(tcb|scf) /.test(line));
    expect(calls.filter((name) => !often(name))).toEqual(made.filter((name) => !often(name)));
    expect(new Set(calls)).toEqual(new Set(made));
    for (const step of ['npm run check', 'build:functions', 'build:weapp', 'miniprogram-ci upload']) {
      expect(printed).toContain(step);
    }
    expect(stdout).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe('npm run deploy', () => {
  it.each([
    [[], '--env is the id'],
    [['--env', 'prod-1'], '--version is numbers'],
    [['--env', 'prod-1', '--version', '1.0.0'], '--key is the file'],
    [['--env', 'PROD;1', '--version', '1.0.0', '--dry-run'], '--env is the id'],
    [['--everything'], '--everything'],
  ])('given %j says what it needs', (args, words) => {
    const { status, stderr } = command(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).toContain('Usage: npm run deploy -- --env ID --key FILE --version V');
  });

  it('stops with words where the key file is missing', () => {
    const { status, stderr } = command(
      '--env',
      'prod-1',
      '--version',
      '1.0.0',
      '--key',
      '/nowhere/keys.json',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('There is no file /nowhere/keys.json');
  });
});
