import type { CDPSession } from 'playwright-core';

/** What becomes of a call on its way: it gets no answer, finds no network, or is answered in the server's place. */
export type Meeting = 'no-answer' | 'no-network' | { readonly answer: object };

/**
 * What a page asks of the server, and only that: the preview's pages come from the host, while on a phone they lie on the
 * phone. Playwright's `route` would turn the browser's cache off, and with it most of what makes a page open fast.
 */
export class ServerCalls {
  private met: Meeting | null = null;

  constructor(private readonly session: CDPSession) {
    session.on('Fetch.requestPaused', ({ requestId }) => {
      // A page that was left in the meantime waits for no answer.
      this.meet(requestId).catch(() => undefined);
    });
  }

  get meeting(): Meeting | null {
    return this.met;
  }

  async intercept(meeting: Meeting): Promise<void> {
    this.met = meeting;
    await this.session.send('Fetch.enable', { patterns: [{ urlPattern: '*/preview/call' }] });
  }

  async letThrough(): Promise<void> {
    this.met = null;
    await this.session.send('Fetch.disable');
  }

  private async meet(requestId: string): Promise<void> {
    if (this.met === null || this.met === 'no-answer') return;
    if (this.met === 'no-network') {
      await this.session.send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' });
      return;
    }
    await this.session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
      body: Buffer.from(JSON.stringify(this.met.answer)).toString('base64'),
    });
  }
}
