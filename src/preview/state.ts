/** Someone made up, whose phone the preview can be. */
export interface PreviewUser {
  readonly id: string;
  readonly name: string;
  /** Who that is and what for: 女儿，替父母缴费. */
  readonly about?: string;
}

/** What the preview's host says of the machine: its day in China, the made-up people, and who holds the phone. */
export interface PreviewState {
  readonly date: string;
  readonly users: readonly PreviewUser[];
  readonly user: string;
}

const address = '/preview/state';

export async function readState(): Promise<PreviewState> {
  const answer = await fetch(address);
  return (await answer.json()) as PreviewState;
}

/** Another day, or another person. */
export async function changeState(change: Partial<Pick<PreviewState, 'date' | 'user'>>): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (answer.ok) return;
  const { message } = (await answer.json()) as { readonly message?: string };
  throw new Error(message ?? '没有改成');
}
