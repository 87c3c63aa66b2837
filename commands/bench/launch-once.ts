/**
 * Starts one built app in a process of its own, as cold as on a phone, and prints as JSON what it took from the first line
 * of the program to the first `setData` of its page: `{ ms, bytes }`. Started by `launch.bench.ts`.
 *
 *     tsx commands/bench/launch-once.ts DIST PAGE
 */
import { Weapp } from '../../harness/weapp/weapp';

async function launch(dist: string, page: string): Promise<void> {
  process.setSourceMapsEnabled(false);
  const phone = new Weapp({
    dist,
    callFunction: () => Promise.reject(new Error('the first page is drawn before the cloud answers')),
  });
  global.gc?.();
  const began = performance.now();
  phone.onFirstSetData(({ bytes }) => {
    process.stdout.write(JSON.stringify({ ms: performance.now() - began, bytes }));
  });
  await phone.launch(page);
  process.exit(0);
}

const [dist = '', page = ''] = process.argv.slice(2);
void launch(dist, page);
