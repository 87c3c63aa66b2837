/**
 * Serves what is built: the preview and the functions, on loopback. `npm start` builds first and then runs this.
 * `PORT`, `DATA_DIR` and `TODAY` as in the README.
 */
import { join } from 'node:path';
import { startLocalCloud } from '../local/main';
import { bringInOfficialTexts } from './lib/official-texts';

const root = join(__dirname, '..');
const defaultPort = 8720;

async function serve(): Promise<void> {
  const { PORT, DATA_DIR, TODAY } = process.env;
  const dataDir = DATA_DIR || join(root, '.data');
  const cloud = await startLocalCloud({
    port: Number(PORT || defaultPort),
    dataDir,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    h5Dir: join(root, 'dist', 'h5'),
    ...(TODAY ? { today: TODAY } : {}),
    log: (line) => process.stdout.write(`${line}\n`),
    onDamage: ({ message }) => {
      process.stderr.write(`${message}\n`);
      process.exit(1);
    },
  });
  bringInOfficialTexts(cloud, dataDir);
  cloud.functions.warm();
  const stop = (): void => void cloud.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
