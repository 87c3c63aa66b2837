import { Blob as NodeBlob } from 'node:buffer';

/** Pictures in the phone's album, and the cloud's storage, as the browser build meets them. */
export class PicturesDouble {
  /** What came to the cloud: path and bytes. */
  readonly uploaded: { readonly path: string; readonly bytes: number }[] = [];
  /** How many uploads from now on don't get through. */
  losing = 0;
  private readonly files = new Map<string, NodeBlob>();
  private chosen: readonly Uint8Array[] = [];

  /** On top of what answers `fetch` now. */
  constructor() {
    const before = globalThis.fetch;
    globalThis.fetch = ((address: string, init?: { readonly body?: unknown }) => {
      const file = this.files.get(address);
      if (file) return Promise.resolve({ blob: () => Promise.resolve(file) });
      if (address.startsWith('/preview/upload')) return this.upload(address, init?.body as NodeBlob);
      return before(address, init as RequestInit);
    }) as typeof fetch;
    URL.createObjectURL = (file) => {
      const address = `blob:picture-${this.files.size + 1}`;
      this.files.set(address, file as unknown as NodeBlob);
      return address;
    };
    HTMLInputElement.prototype.click = function choose(this: HTMLInputElement) {
      this.dispatchEvent(new Event('change'));
    };
    const files = (): readonly unknown[] => this.chosen.map((body) => new NodeBlob([body]));
    Object.defineProperty(HTMLInputElement.prototype, 'files', { configurable: true, get: files });
  }

  /** What the person will choose when he is asked for pictures. */
  willChoose(...bodies: readonly Uint8Array[]): void {
    this.chosen = bodies;
  }

  private upload(address: string, body: NodeBlob): Promise<unknown> {
    if (this.losing > 0) {
      this.losing -= 1;
      return Promise.resolve({ ok: false });
    }
    this.uploaded.push({ path: decodeURIComponent(address.split('path=')[1] ?? ''), bytes: body.size });
    return Promise.resolve({ ok: true });
  }
}

export const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 60 }, () => 7)]);
export const notAPicture = new Uint8Array(Buffer.from('这不是照片，是一段文字。'));
/** Begins as a photo does, and no browser makes a picture of it that could be made smaller. */
export const twentyMegabytes = new Uint8Array(20 * 1024 * 1024);
twentyMegabytes.set([0xff, 0xd8, 0xff, 0xe0]);
