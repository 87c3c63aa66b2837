import { encode } from 'uqr';
import { writePng } from './png';

const dotsPerModule = 10;

/** A code that opens an address in any browser, as PNG: what stands for a mini-program code where there is none. */
export function codeOfAddress(address: string): Buffer {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const side = size * dotsPerModule;
  const bytes = new Uint8Array(side * side * 3).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!data[Math.floor(y / dotsPerModule)]?.[Math.floor(x / dotsPerModule)]) continue;
      bytes.fill(0, (y * side + x) * 3, (y * side + x) * 3 + 3);
    }
  }
  return writePng({ width: side, height: side, bytes });
}
