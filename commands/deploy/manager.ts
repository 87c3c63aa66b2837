import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Answer, CloudService, ServiceCall } from './service';
import { ServiceError } from './service';

/** What we use of `@cloudbase/manager-node`, the official package: signing, addresses, proxies, error codes. */
interface Manager {
  commonService(service: string): {
    call(request: { readonly Action: string; readonly Param: object }): Promise<Answer>;
  };
}
type ManagerClass = new (options: {
  readonly secretId: string;
  readonly secretKey: string;
  readonly envId: string;
}) => Manager;

export interface ManagerOptions {
  /** The folder of the installed package. */
  readonly packageFolder: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly envId: string;
}

/** The cloud's API through the official package. */
export function managerService({ packageFolder, ...keys }: ManagerOptions): CloudService {
  const load = createRequire(join(packageFolder, 'package.json'));
  const ManagerNode = load(packageFolder) as ManagerClass;
  const manager = new ManagerNode(keys);
  return {
    call: async (call) => {
      try {
        return await manager.commonService(call.service).call({ Action: call.action, Param: call.params });
      } catch (error) {
        throw serviceError(call, error);
      }
    },
  };
}

/** The package's error as ours. A lost connection's code is read from its words, where the package keeps none. */
function serviceError(call: ServiceCall, error: unknown): ServiceError {
  const { code, message, requestId } = error as { code?: unknown; message?: unknown; requestId?: unknown };
  const words = firstLine(String(message ?? error)).replace(`[${call.action}] `, '');
  const network =
    /\b(ECONNRESET|ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|socket hang up|network timeout)\b/.exec(
      words,
    );
  const lost: Readonly<Record<string, string>> = {
    'socket hang up': 'ECONNRESET',
    'network timeout': 'ETIMEDOUT',
  };
  const found = network === null ? '' : (lost[network[0]] ?? network[0]);
  return new ServiceError(call, String(code ?? '') || found, words, String(requestId ?? ''));
}

/** A gateway may answer with a whole page of HTML. */
function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}
