import type { BrowserPhone } from '../browser/browser-phone';
import type { Meeting } from '../browser/server-calls';

/** Why a page can't show or do what it should. */
export type Trouble = 'loading' | 'failed' | 'offline';
export const troubles: readonly Trouble[] = ['loading', 'failed', 'offline'];

/** The reply of a server in which something broke, as `dispatch` gives it. */
const broken = {
  ok: false,
  error: {
    code: 'UNEXPECTED',
    message: '系统出了点问题，请稍后再试。若仍不行，请把编号 7c2f10ab93de 告诉工作人员。',
    details: { requestId: '7c2f10ab93de' },
    retryable: true,
  },
};

const meetings: Readonly<Record<Trouble, Meeting>> = {
  loading: 'no-answer',
  failed: { answer: broken },
  offline: 'no-network',
};

/** From now on every call gets no answer, a broken one, or none for want of a network. */
export function bring(phone: BrowserPhone, trouble: Trouble): Promise<void> {
  return phone.interceptServer(meetings[trouble]);
}

/** Waits for one of `ids`. */
export async function showsOneOf(phone: BrowserPhone, ids: readonly string[]): Promise<void> {
  await phone.page
    .locator(ids.map((id) => `[id="${id}"]:visible`).join(', '))
    .first()
    .waitFor();
}
