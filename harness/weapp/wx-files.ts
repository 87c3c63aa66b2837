import type { WxOptions } from './wx-options';

/** A file that left the phone, as it was at that moment. */
export interface SharedFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a phone, by path, and those that were handed to a chat. */
export class WxFiles {
  readonly held = new Map<string, Uint8Array>();
  readonly shared: SharedFile[] = [];

  /** `wx.getFileSystemManager()`, as far as it is used. Callbacks come later, as from WeChat. */
  readonly manager = {
    readFile: ({ filePath, position, length, success, fail }: WxOptions): void => {
      const bytes = this.held.get(String(filePath));
      const from = typeof position === 'number' ? position : 0;
      const to = typeof length === 'number' ? from + length : undefined;
      // WeChat hands over the buffer, not a view of it.
      if (bytes) setTimeout(() => success?.({ data: bytes.slice(from, to).buffer }), 0);
      else setTimeout(() => fail?.({ errMsg: 'readFile:fail no such file' }), 0);
    },
    writeFileSync: (filePath: string, data: string, encoding: string): void => {
      if (!filePath.startsWith('wxfile://usr/') || encoding !== 'utf8') {
        throw new Error(`cannot write ${filePath} as ${encoding}`);
      }
      this.held.set(filePath, new Uint8Array(Buffer.from(data, 'utf8')));
    },
    getFileInfo: ({ filePath, success, fail }: WxOptions): void => {
      const bytes = this.held.get(String(filePath));
      if (bytes) setTimeout(() => success?.({ size: bytes.length }), 0);
      else setTimeout(() => fail?.({ errMsg: 'getFileInfo:fail no such file' }), 0);
    },
    unlink: ({ filePath }: WxOptions): void => void this.held.delete(String(filePath)),
  };

  /** Nothing is drawn here: a picture stays as large as it is. */
  readonly compress = ({ src }: WxOptions): object => ({ tempFilePath: String(src) });

  readonly share = ({ filePath, fileName }: WxOptions): object => {
    const bytes = this.held.get(String(filePath));
    if (!bytes) throw Object.assign(new Error('no file'), { errMsg: 'shareFileMessage:fail no such file' });
    this.shared.push({ name: String(fileName), text: Buffer.from(bytes).toString('utf8') });
    return {};
  };
}
