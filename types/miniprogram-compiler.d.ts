declare module 'miniprogram-compiler' {
  /** WeChat's own compilers `wcc` and `wcsc`, run on a built mini-program. */
  const compiler: {
    /** Compiles every template under a folder to JavaScript. Throws with the compiler's words. */
    wxmlToJs(root: string, options?: { readonly maxBuffer?: number }): string;
    /** Compiles every style sheet under a folder. Throws with the compiler's words. */
    wxssToJs(root: string): string;
  };
  export default compiler;
}
