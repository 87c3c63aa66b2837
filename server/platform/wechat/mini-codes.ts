import type { Sdk } from './sdk';
import { MiniCodeError, type MiniCodes } from '..';

/** Dots across: enough for A3. */
const widest = 1280;

/** Codes by `cloud.openapi.wxacode.getUnlimited`. */
export function weChatMiniCodes(openapi: Pick<Sdk['openapi'], 'wxacode'>): MiniCodes {
  return {
    async picture({ scene, page, width = widest }) {
      try {
        // Without a ground of its own WeChat sends a PNG; otherwise a JPEG, whose edges are soft.
        const { buffer } = await openapi.wxacode.getUnlimited({ scene, page, width, isHyaline: true });
        return buffer as Uint8Array;
      } catch (error) {
        throw new MiniCodeError(Number((error as { readonly errCode?: unknown } | null)?.errCode));
      }
    },
  };
}
