import * as v from 'valibot';
import type { Answer, CloudService, ServiceCall } from './service';
import { ServiceError } from './service';

/** The service answered in a shape that isn't documented; nothing of it is believed. */
export class UnknownAnswerError extends Error {
  constructor(
    readonly call: ServiceCall,
    field: string,
    answer: Answer,
  ) {
    super(
      `the answer's ${field || 'shape'} is not as documented; it has ${Object.keys(answer).join(', ') || 'no keys'}`,
    );
    this.name = 'UnknownAnswerError';
  }
}

const waits = [500, 2000, 5000];
const passing =
  /^(ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|EPIPE|request-timeout|InternalError|RequestLimitExceeded)/;

/** True where the same call may go well a moment later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ServiceError && passing.test(error.code);
}

export interface AskOptions {
  /** Waits so many ms; tests don't. */
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Reads something, three times more where the network or the service falters: reading twice does no harm.
 * @throws {ServiceError} @throws {UnknownAnswerError}
 */
export async function ask<Shape>(
  service: CloudService,
  call: ServiceCall,
  shape: v.GenericSchema<unknown, Shape>,
  { sleep }: AskOptions,
): Promise<Shape> {
  for (const wait of waits) {
    try {
      return parsed(call, await service.call(call), shape);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(wait);
    }
  }
  return parsed(call, await service.call(call), shape);
}

function parsed<Shape>(call: ServiceCall, answer: Answer, shape: v.GenericSchema<unknown, Shape>): Shape {
  const result = v.safeParse(shape, answer);
  if (result.success) return result.output;
  throw new UnknownAnswerError(call, v.getDotPath(result.issues[0]) ?? '', answer);
}
