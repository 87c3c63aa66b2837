import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Someone made up, whose phone the preview can be; `id` is his openId. */
export interface PreviewUser {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

export class NoSuchUserError extends Error {
  constructor(id: string) {
    super(`预览里没有这个人：${id.slice(0, 60)}`);
    this.name = 'NoSuchUserError';
  }
}

const cookie = 'preview-user';

/** Who holds the phone: each browser has its own answer, in a cookie; a test may say it in a header. */
export class PreviewUsers {
  readonly all: readonly PreviewUser[];

  /** Throws where the file names nobody. */
  constructor(file: string) {
    this.all = JSON.parse(readFileSync(file, 'utf8')) as readonly PreviewUser[];
    if (!Array.isArray(this.all) || this.all.length === 0) throw new Error(`${file} names nobody`);
  }

  /** Throws {@link NoSuchUserError} where the header or the cookie names somebody else. */
  of(request: IncomingMessage): string {
    const header = request.headers['x-preview-user'];
    const kept = new RegExp(`(?:^|;\\s*)${cookie}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    const wanted = typeof header === 'string' ? header : kept;
    if (wanted === undefined) return this.all[0]?.id ?? '';
    return this.require(wanted);
  }

  choose(id: unknown, response: ServerResponse): string {
    const chosen = this.require(String(id));
    response.setHeader('set-cookie', `${cookie}=${chosen}; Path=/; SameSite=Strict`);
    return chosen;
  }

  private require(id: string): string {
    if (this.all.some((user) => user.id === id)) return id;
    throw new NoSuchUserError(id);
  }
}
