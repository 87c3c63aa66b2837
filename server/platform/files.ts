/** Files as the cloud keeps them: under a path, with an id, and opened by a link that ends. */
export interface Files {
  /** Keeps a file; the same path again replaces it. Returns its id. */
  keep(path: string, body: Uint8Array): Promise<string>;
  /** A link to a kept file, good for some minutes at least. Throws where there is none. */
  linkTo(fileId: string): Promise<string>;
  /** Links good for ten minutes, in the order asked for; null where there is no such file. One round trip. */
  linksTo(fileIds: readonly string[]): Promise<readonly (string | null)[]>;
  /** The id of what a phone puts, or has put, under a path. At most one round trip an instance of a function. */
  idOf(path: string): Promise<string>;
  /** What a file holds; null where there is none. Reads no further than `most` bytes. Two round trips. */
  read(fileId: string, most: number): Promise<Uint8Array | 'too-large' | null>;
  /** Removes at most 50 files; what is not there is no error. One round trip. */
  remove(fileIds: readonly string[]): Promise<void>;
}
