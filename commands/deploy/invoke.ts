import * as v from 'valibot';
import type { CloudService, ServiceCall } from './service';

const invokeAnswer = v.object({
  Result: v.object({
    InvokeResult: v.optional(v.number(), 0),
    ErrMsg: v.optional(v.nullable(v.string())),
    RetMsg: v.optional(v.nullable(v.string())),
  }),
});

/** The function failed or refused; the message is the function's own. */
export class InvokeError extends Error {}

const reply = v.variant('ok', [
  v.object({ ok: v.literal(true), data: v.unknown() }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
]);

export function invocation(envId: string, name: string, event: object): ServiceCall {
  return {
    service: 'scf',
    action: 'Invoke',
    params: {
      FunctionName: name,
      Namespace: envId,
      InvocationType: 'RequestResponse',
      LogType: 'None',
      ClientContext: JSON.stringify(event),
    },
  };
}

/**
 * Calls a deployed function as the operator: with the account's key, from no phone. Answers its `data`.
 * @throws {InvokeError} @throws {ServiceError}
 */
export async function invoke(
  service: CloudService,
  { envId, name, event }: { readonly envId: string; readonly name: string; readonly event: object },
): Promise<unknown> {
  const answer = v.safeParse(invokeAnswer, await service.call(invocation(envId, name, event)));
  if (!answer.success) throw new InvokeError(`the answer of ${name} is not as documented`);
  const { InvokeResult, ErrMsg, RetMsg } = answer.output.Result;
  if (InvokeResult !== 0)
    throw new InvokeError(`${name} failed: ${ErrMsg || RetMsg || `result ${InvokeResult}`}`);
  const said = v.safeParse(reply, asJson(RetMsg ?? ''));
  if (!said.success) throw new InvokeError(`${name} answered in an unknown form`);
  if (said.output.ok) return said.output.data;
  throw new InvokeError(`${name} refused (${said.output.error.code}): ${said.output.error.message}`);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
