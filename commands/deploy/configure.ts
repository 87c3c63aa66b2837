import type { Remote } from './remote';
import type { ServiceCall } from './service';
import type { Values } from './variables';

/** What a configuration of one function is made from. */
export interface Configuration {
  readonly name: string;
  /** All that the function is to have: a configuration replaces its variables as a whole. */
  readonly variables: Values;
  /** Memory, time limit, description, where they change. */
  readonly other?: object;
}

/** Sets a function's variables and what else of its configuration changes. */
export function configureFunction(
  remote: Pick<Remote, 'envId' | 'logs'>,
  { name, variables, other = {} }: Configuration,
): ServiceCall {
  return {
    service: 'scf',
    action: 'UpdateFunctionConfiguration',
    params: {
      FunctionName: name,
      Namespace: remote.envId,
      Environment: environment(variables),
      ...other,
      ...logTarget(remote),
    },
  };
}

export function environment(values: Values): { readonly Variables: readonly object[] } {
  return { Variables: Object.entries(values).map(([Key, Value]) => ({ Key, Value })) };
}

/** The official package sends the log topic with every configuration; without it the logs would stop. */
export function logTarget({ logs: { setId, topicId } }: Pick<Remote, 'logs'>): object {
  return {
    ...(setId === undefined ? {} : { ClsLogsetId: setId }),
    ...(topicId === undefined ? {} : { ClsTopicId: topicId }),
  };
}
