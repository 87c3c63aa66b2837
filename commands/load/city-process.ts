/** The product in a process of its own, so that it can be killed: asked by messages, on the data folder it is given. */
import { join } from 'node:path';
import { type LocalCloud, startLocalCloud } from '../../local/main';
import type { Answer, Asked, Backlog, Numbered } from './messages';

const root = join(__dirname, '..', '..');

/** What is due waits for its timer, which comes each minute: that is no backlog yet. */
const betweenTimersMs = 60_000;

function tell(answer: Answer): void {
  process.send?.(answer);
}

/** How long the order has been due whose time came first, ms. */
function oldestMs({ store, clock }: LocalCloud, field: 'nextAt' | 'nextNotificationAt'): number {
  const now = clock.now();
  const [first] = store.find('orders', { query: { [field]: { $lte: now } }, sort: { [field]: 1 }, limit: 1 });
  return first === undefined ? 0 : now - Number(first[field]);
}

function backlogOf(cloud: LocalCloud): Backlog {
  const { store, clock } = cloud;
  const due = { $lte: clock.now() - betweenTimersMs };
  return {
    now: clock.now(),
    oldestLookMs: oldestMs(cloud, 'nextAt'),
    oldestMessageMs: oldestMs(cloud, 'nextNotificationAt'),
    looks: store.count('orders', { nextAt: due }),
    messages: store.count('orders', { nextNotificationAt: due }),
    refunds: store.count('refunds', { nextAt: due }),
    proposals: store.count('proposals', { nextAt: due }),
    unfinished: store.count('orders', { state: 'awaiting-payment' }),
    megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

async function answer(cloud: LocalCloud, asked: Asked): Promise<unknown> {
  switch (asked.do) {
    case 'call':
      return cloud.functions.invoke(asked.name, asked.data, { openId: asked.openId, source: 'wx_client' });
    case 'pay':
      return cloud.cashier.act(asked.prepayId, asked.act);
    case 'store':
      return cloud.store.insert(asked.collection, asked.docs);
    case 'backlog':
      return backlogOf(cloud);
    case 'stop':
      return cloud.stop().then(() => process.exit(0));
  }
}

async function run(dataDir: string, today: string | undefined): Promise<void> {
  const cloud = await startLocalCloud({
    port: 0,
    dataDir,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    h5Dir: join(root, 'dist', 'h5'),
    seedDir: null,
    // On one machine more instances only take the processor from each other; each first call of one loads the product.
    mostInstances: 4,
    ...(today === undefined ? {} : { today }),
    log: () => undefined,
    onDamage: () => process.exit(1),
  });
  cloud.functions.warm();
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit(1));
  process.on('message', ({ id, asked }: Numbered) => {
    answer(cloud, asked).then(
      (value) => tell({ id, value }),
      (error: unknown) => tell({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  tell({ id: 0, ready: true });
}

const [dataDir = '', today] = process.argv.slice(2);
void run(dataDir, today);
