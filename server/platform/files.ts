/** Files as the cloud keeps them: under a path, with an id, and opened by a link that ends. */
export interface Files {
  /** Keeps a file; the same path again replaces it. Returns its id. */
  keep(path: string, body: Uint8Array): Promise<string>;
  /** A link to a kept file, good for some minutes at least. Throws where there is none. */
  linkTo(fileId: string): Promise<string>;
}
