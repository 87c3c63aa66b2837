/** What passes between the host and an instance of a function. Everything is text or numbers. */
export interface InstanceData {
  /** The bundle's path. */
  readonly entry: string;
  /** One number, shared with the host: how far the calendar is ahead of the machine's clock, in ms. */
  readonly shift: SharedArrayBuffer;
}

export interface Call {
  readonly id: string;
  readonly functionName: string;
  readonly event: object;
  /** Added to the instance's environment; keys of the caller before are gone. */
  readonly environment: Readonly<Record<string, string>>;
  readonly namespace: string;
  readonly limitMs: number;
}

export type FromInstance =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unloadable'; readonly message: string }
  | { readonly kind: 'answered'; readonly id: string; readonly answer: string }
  | { readonly kind: 'failed'; readonly id: string; readonly message: string };
