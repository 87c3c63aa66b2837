/**
 * Tencent Cloud's API as the deployment uses it. WeChat's cloud environments are managed through it: `tcb` for the
 * environment, its database and its rules, `scf` for functions. Actions carry their documented names.
 */
export interface ServiceCall {
  readonly service: 'tcb' | 'scf';
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type Answer = Readonly<Record<string, unknown>>;

export interface CloudService {
  /** @throws {ServiceError} where the service refuses, or doesn't answer */
  call(call: ServiceCall): Promise<Answer>;
}

/** A call was refused, or its answer didn't come. `code` is the service's, or the network's (`ECONNRESET`, …). */
export class ServiceError extends Error {
  constructor(
    readonly call: ServiceCall,
    readonly code: string,
    message: string,
    readonly requestId = '',
  ) {
    super(message);
    this.name = 'ServiceError';
  }
}

/** The call in words, without its contents: `tcb CreateTable people`. Nothing secret can be in it. */
export function nameOfCall({ service, action, params }: ServiceCall): string {
  const object = params.TableName ?? params.CollectionName ?? params.FunctionName ?? params.ResourceType;
  return [service, action, ...(typeof object === 'string' ? [object] : [])].join(' ');
}
