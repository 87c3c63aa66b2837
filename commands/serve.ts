import { join } from 'node:path';
import { PortTakenError, startLocalCloud } from '../local/main';

/** Serves what is built: the preview and the functions, on loopback. `PORT`, `DATA_DIR` and `TODAY` as in the README. */
const root = join(__dirname, '..');

async function serve(): Promise<void> {
  const cloud = await startLocalCloud({
    port: Number(process.env.PORT ?? 8720),
    dataDir: process.env.DATA_DIR ?? join(root, '.data'),
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    h5Dir: join(root, 'dist', 'h5'),
    databaseFile: join(root, 'cloudfunctions', 'database.json'),
    usersFile: join(root, 'local', 'sample', 'users.json'),
    seedDir: join(root, 'local', 'sample', 'seed'),
    ...(process.env.TODAY ? { today: process.env.TODAY } : {}),
    log: (line) => process.stdout.write(`${line}\n`),
  });
  const stop = (): void => void cloud.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

serve().catch((error: unknown) => {
  const words = error instanceof PortTakenError ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
