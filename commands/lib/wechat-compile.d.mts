/** What WeChat's compiler makes of the build. */
export interface WechatCompilation {
  /** What would be uploaded. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly warnings: readonly string[];
  /** Points of WeChat's code quality list that the build doesn't meet. */
  readonly quality: readonly { readonly name: string; readonly words: string }[];
}

/** WeChat's compiler refuses the build; the message has its words. */
export class WechatCompileError extends Error {}

/**
 * Compiles `dist/weapp` of a project with WeChat's own compiler, as an upload does, without a network.
 * @throws {WechatCompileError} where it doesn't compile
 */
export function compileForWechat(project?: string): Promise<WechatCompilation>;
