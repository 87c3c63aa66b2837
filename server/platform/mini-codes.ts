/** The mini-program's own codes. */
export interface MiniCodes {
  /**
   * The picture (PNG) of a code that opens `page` with `scene`, of which there may be any number. Throws a
   * {@link MiniCodeError} with WeChat's number where it gives none. `width`: dots across, 280 to 1280; absent: as many as A3 takes.
   */
  picture(code: {
    readonly scene: string;
    readonly page: string;
    readonly width?: number;
  }): Promise<Uint8Array>;
}

export class MiniCodeError extends Error {
  constructor(
    /** WeChat's number, e.g. 41030: the page is not released. */
    readonly code: number,
  ) {
    super(`WeChat made no code: ${code}`);
    this.name = 'MiniCodeError';
  }
}
