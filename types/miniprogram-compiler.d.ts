declare module 'miniprogram-compiler' {
  interface CompilerOptions {
    /** Paths relative to the root; all files under it where left out. */
    readonly wxmlList?: readonly string[];
    readonly wxsList?: readonly string[];
    /** Bytes of the compiler's output. */
    readonly maxBuffer?: number;
  }
  /** WeChat's own compiler `wcc`, run on a built mini-program. */
  const compiler: {
    /** Compiles templates under a folder to JavaScript. Throws with the compiler's words. */
    wxmlToJs(root: string, options?: CompilerOptions): string;
  };
  export default compiler;
}

declare module 'miniprogram-compiler/src/wcsc.js' {
  /**
   * Runs WeChat's own compiler `wcsc` on style sheets, named without `.wxss`. Answers an error with the compiler's words
   * where it refuses one, and doesn't throw it.
   */
  const wcsc: (
    root: string,
    files: readonly string[],
    options: { readonly maxBuffer?: number },
  ) => Readonly<Record<string, string>> | Error;
  export default wcsc;
}
