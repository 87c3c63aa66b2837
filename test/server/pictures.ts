import { inboxPath } from '../../server/evidence/paths';
import { type PaymentTestServer } from './money';

/** Files by their first bytes; what follows is of no importance to anybody. */
function file(signature: readonly number[], bytes = 2_000): Uint8Array {
  const body = new Uint8Array(bytes).fill(7);
  body.set(signature);
  return body;
}

function letters(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

export const jpeg = file([0xff, 0xd8, 0xff, 0xe0]);
export const png = file(letters('\x89PNG\r\n\x1a\n'));
export const webp = file([...letters('RIFF'), 1, 2, 3, 4, ...letters('WEBP')]);
export const heic = file([0, 0, 0, 24, ...letters('ftypheic')]);
export const textNamedJpg = new Uint8Array(Buffer.from('这不是照片'));
/** Twenty megabytes that begin as a photo does. */
export const twentyMegabytes = file([0xff, 0xd8, 0xff, 0xe0], 20 * 1024 * 1024);

/** One payer's phone, as it gives pictures for a request. */
export class PicturesOfPhone {
  constructor(
    private readonly server: PaymentTestServer,
    readonly openId: string,
    readonly request: string,
  ) {}

  private get of() {
    return { kind: 'refund', id: this.request } as const;
  }

  async begin(): Promise<string> {
    return (await this.server.ask(this.openId, 'evidence.begin', this.of)).pictureId;
  }

  /** As `wx.cloud.uploadFile` does. */
  upload(pictureId: string, body: Uint8Array): void {
    this.server.files.upload(this.openId, inboxPath(pictureId), body);
  }

  async give(body: Uint8Array = jpeg): Promise<string> {
    const pictureId = await this.begin();
    this.upload(pictureId, body);
    await this.keep(pictureId);
    return pictureId;
  }

  async keep(pictureId: string) {
    return (await this.server.ask(this.openId, 'evidence.keep', { ...this.of, pictureId })).pictures;
  }

  async remove(pictureId: string) {
    return (await this.server.ask(this.openId, 'evidence.remove', { ...this.of, pictureId })).pictures;
  }

  async look() {
    return (await this.server.ask(this.openId, 'evidence.look', this.of)).pictures;
  }

  refused(action: 'begin' | 'keep' | 'remove' | 'look', pictureId?: string) {
    const picture = pictureId === undefined ? {} : { pictureId };
    return this.server.refusal(this.openId, `evidence.${action}`, { ...this.of, ...picture });
  }
}
