import compiler from 'miniprogram-compiler';

/**
 * Compiles every template of a build with WeChat's own compiler `wcc`.
 * @throws {Error} with the compiler's words where it refuses one
 */
export function compileWxml(dist: string): string {
  return compiler.wxmlToJs(dist, { maxBuffer: 64 * 1024 * 1024 });
}
