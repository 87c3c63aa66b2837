/** WeChat's own build and upload tool is not installed, and could not be. */
export class WechatCiMissingError extends Error {}

/**
 * The folder of WeChat's package `miniprogram-ci`, installed first where it is missing.
 * @throws {WechatCiMissingError} where it is not there and npm can't fetch it
 */
export function wechatCi(): Promise<string>;
