import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { shiftDate } from '../clock/shift-date';
import type { Call, FromInstance, InstanceData } from './messages';

/** One instance of one function: its own thread, environment and calendar; one call at a time, the host sees to it. */
const { entry, shift } = workerData as InstanceData;
const shiftMs = new Float64Array(shift);
shiftDate(globalThis, () => shiftMs[0] ?? 0);

function say(message: FromInstance): void {
  return parentPort?.postMessage(message);
}
function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Main = (event: object, context: object) => unknown;

function contextOf(call: Call): object {
  const beganAt = performance.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    function_name: call.functionName,
    function_version: '$LATEST',
    namespace: call.namespace,
    memory_limit_in_mb: 256,
    time_limit_in_ms: call.limitMs,
    request_id: call.id,
    environment: JSON.stringify(call.environment),
    getRemainingTimeInMillis: () => call.limitMs - (performance.now() - beganAt),
  };
}

async function answer(main: Main, call: Call): Promise<void> {
  for (const name of Object.keys(process.env)) if (name.startsWith('WX_')) delete process.env[name];
  Object.assign(process.env, call.environment);
  try {
    const result = await main(call.event, contextOf(call));
    say({ kind: 'answered', id: call.id, answer: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    console.error(error);
    say({ kind: 'failed', id: call.id, message: words(error) });
  }
}

try {
  const { main } = createRequire(entry)(entry) as { readonly main?: Main };
  if (typeof main !== 'function') throw new Error('index.js exports no function "main"');
  parentPort?.on('message', (call: Call) => void answer(main, call));
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'unloadable', message: words(error) });
}
