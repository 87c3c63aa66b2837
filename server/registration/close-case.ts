import type { Documents } from '../platform';

/** What stood on an office's list is settled by what it did meanwhile, in the caller's transaction; `at`: ms. */
export async function noLongerOpen(tx: Documents, caseId: string, note: string, at: number): Promise<void> {
  const held = await tx.get('cases', caseId);
  if (held === null || held.state === 'resolved') return;
  await tx.put('cases', { ...held, state: 'resolved', resolution: { action: 'close', note, at } });
}
