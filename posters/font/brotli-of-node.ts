import { brotliDecompressSync } from 'node:zlib';

/**
 * Takes the place of the package `brotli` where the drawing of posters is bundled: fontkit wants it for WOFF2 files, and
 * its dictionary is a third of what is uploaded, while Node brings its own.
 */
export default function decompress(compressed: Uint8Array): Uint8Array {
  return brotliDecompressSync(compressed);
}
