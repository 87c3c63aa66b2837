/** As much of yauzl as is used here, the same in its versions 2 and 3. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    /** 0 stored, 8 deflated. */
    readonly compressionMethod: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    /** With `decompress: false` the bytes come as they are stored; only of an entry that is deflated. */
    openReadStream(
      entry: Entry,
      options: { readonly decompress?: false },
      done: (error: Error | null, stream: Readable) => void,
    ): void;
    on(event: 'entry', listener: (entry: Entry) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export function fromBuffer(
    bytes: Buffer,
    options: { readonly lazyEntries: true },
    done: (error: Error | null, zip: ZipFile) => void,
  ): void;
}
