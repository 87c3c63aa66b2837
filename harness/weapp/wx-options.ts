/** The object that every API of WeChat takes: parameters beside callbacks. */
export interface WxOptions {
  readonly success?: (result: object) => void;
  readonly fail?: (error: object) => void;
  readonly complete?: (result: object) => void;
  readonly [name: string]: unknown;
}
