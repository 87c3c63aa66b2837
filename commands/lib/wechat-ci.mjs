import { packageApart, PackageApartError } from './package-apart.mjs';

/** WeChat's own build and upload tool is not installed, and could not be. */
export class WechatCiMissingError extends Error {
  constructor(words) {
    super(words);
    this.name = 'WechatCiMissingError';
  }
}

/**
 * The folder of WeChat's package `miniprogram-ci`, installed first where it is missing (276 MB, once a version). It
 * has a package and lock file of its own in `commands/wechat-compiler`, so that nobody downloads it to develop.
 * @throws {WechatCiMissingError} where it is not there and npm can't fetch it
 */
export async function wechatCi() {
  try {
    return await packageApart('wechat-compiler', 'miniprogram-ci');
  } catch (error) {
    if (error instanceof PackageApartError) throw new WechatCiMissingError(error.message);
    throw error;
  }
}
