import type { Files } from '..';

const root = 'cloud://memory.local/';
const linkRoot = 'memory://files/';

/** A phone may not replace what somebody else, or the server, has put under a path. */
export class NotTheCreatorError extends Error {
  constructor() {
    super('only who put a file there, and the server, may replace it');
    this.name = 'NotTheCreatorError';
  }
}

interface Held {
  readonly body: Uint8Array;
  /** Null: the server. */
  readonly creator: string | null;
}

/** File storage in memory, with the rule "only the creator and the server" that is set for the real one. */
export class MemoryFiles implements Files {
  private readonly held = new Map<string, Held>();

  /** Paths of all that is kept. */
  get paths(): readonly string[] {
    return [...this.held.keys()];
  }

  /** As a phone does by `wx.cloud.uploadFile`. Throws {@link NotTheCreatorError}. */
  upload(openId: string, path: string, body: Uint8Array): void {
    const before = this.held.get(path);
    if (before !== undefined && before.creator !== openId) throw new NotTheCreatorError();
    this.held.set(path, { body, creator: openId });
  }

  /** What a link shows; null where there is none, or nothing any more. */
  open(link: string): Uint8Array | null {
    if (!link.startsWith(linkRoot)) return null;
    return this.held.get(link.slice(linkRoot.length))?.body ?? null;
  }

  keep(path: string, body: Uint8Array): Promise<string> {
    this.held.set(path, { body, creator: null });
    return Promise.resolve(root + path);
  }

  async linkTo(fileId: string): Promise<string> {
    const [link] = await this.linksTo([fileId]);
    if (!link) throw new Error('there is no such file');
    return link;
  }

  linksTo(fileIds: readonly string[]): Promise<readonly (string | null)[]> {
    const paths = fileIds.map(pathOf);
    return Promise.resolve(paths.map((path) => (this.held.has(path) ? linkRoot + path : null)));
  }

  idOf(path: string): Promise<string> {
    return Promise.resolve(root + path);
  }

  read(fileId: string, most: number): Promise<Uint8Array | 'too-large' | null> {
    const body = this.held.get(pathOf(fileId))?.body ?? null;
    return Promise.resolve(body !== null && body.length > most ? 'too-large' : body);
  }

  remove(fileIds: readonly string[]): Promise<void> {
    for (const fileId of fileIds) this.held.delete(pathOf(fileId));
    return Promise.resolve();
  }
}

function pathOf(fileId: string): string {
  return fileId.slice(root.length);
}
