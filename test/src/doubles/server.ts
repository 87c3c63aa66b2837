import type { Refusal, Reply } from '../../../contract/reply';

type Answer = Reply<unknown> | 'no-network' | 'on-its-way';

/** The server behind the preview's host: what it answers to an action, and everything it was asked. */
export class ServerDouble {
  readonly asked: { readonly action: string; readonly [field: string]: unknown }[] = [];
  private readonly answers = new Map<string, Answer>();
  /** What answers an action anew each time; undefined keeps the caller waiting. */
  private readonly answering = new Map<string, () => unknown>();
  /** After so many more answers to an action, one is lost. */
  private readonly losses = new Map<string, number>();

  constructor() {
    globalThis.fetch = ((_address: string, init: { readonly body: string }) => {
      const { data } = JSON.parse(init.body) as { readonly data: { readonly action: string } };
      this.asked.push(data);
      const each = this.answering.get(data.action);
      if (each !== undefined) {
        const one = each();
        if (one === undefined) return new Promise(() => undefined);
        return Promise.resolve({ json: () => Promise.resolve({ ok: true, data: one }) });
      }
      const answer = this.answers.get(data.action) ?? 'no-network';
      if (answer === 'on-its-way') return new Promise(() => undefined);
      if (answer === 'no-network' || this.isLost(data.action))
        return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve({ json: () => Promise.resolve(answer) });
    }) as unknown as typeof fetch;
  }

  answer(action: string, data: unknown): void {
    this.answers.set(action, { ok: true, data });
  }

  /** Answers so many calls each by what `data` gives then; later ones get no answer as long as the test lasts. */
  answerEach(action: string, data: () => unknown, calls = Number.POSITIVE_INFINITY): void {
    let left = calls;
    this.answering.set(action, () => {
      left -= 1;
      return left < 0 ? undefined : data();
    });
  }

  refuse(action: string, code: string, message: string, more: Partial<Refusal> = {}): void {
    this.answers.set(action, { ok: false, error: { code, message, ...more } });
  }

  cut(action: string): void {
    this.answers.set(action, 'no-network');
  }

  /** No answer comes as long as the test lasts. */
  keepWaiting(action: string): void {
    this.answers.set(action, 'on-its-way');
  }

  /** Loses one call, after `answers` that came. */
  loseOneAfter(action: string, answers: number): void {
    this.losses.set(action, answers);
  }

  private isLost(action: string): boolean {
    const left = this.losses.get(action);
    if (left === undefined) return false;
    this.losses.set(action, left - 1);
    return left === 0;
  }
}
