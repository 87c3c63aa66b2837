// One instance of one function, as the cloud keeps it: its own thread, environment and clock, one call at a time.
const { parentPort, workerData } = require('node:worker_threads');

let shiftMs = workerData.shiftMs;
const RealDate = Date;
class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
}
globalThis.Date = ShiftedDate;

for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  console[level] = (...words) => {
    const text = words
      .map((word) => (typeof word === 'string' ? word : require('node:util').inspect(word)))
      .join(' ');
    parentPort.postMessage({ kind: 'log', level, text });
  };
}

const { main } = require(workerData.entry);
parentPort.on('message', async ({ call, event, environment, context, shift }) => {
  shiftMs = shift;
  Object.assign(process.env, environment);
  const startedAt = performance.now();
  const limit = context.time_limit_in_ms;
  try {
    const result = await main(event, {
      ...context,
      getRemainingTimeInMillis: () => limit - (performance.now() - startedAt),
    });
    parentPort.postMessage({ kind: 'result', call, result: JSON.stringify(result ?? null) });
  } catch (error) {
    parentPort.postMessage({ kind: 'error', call, message: error?.message ?? String(error) });
  }
});
parentPort.postMessage({ kind: 'ready' });
