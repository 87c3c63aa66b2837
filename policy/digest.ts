/** SHA-256 of a text's UTF-8 bytes, in hex. Its own, because a mini-program has neither `crypto` nor `TextEncoder`. */
export function sha256(text: string): string {
  const state = Int32Array.from(startState);
  const bytes = padded(utf8(text));
  const schedule = new Int32Array(64);
  for (let at = 0; at < bytes.length; at += 64) digestBlock(state, schedule, bytes, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits after the point of the roots of the first primes, as the standard defines its constants. */
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate += 1) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
}
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
}
const startState: readonly number[] = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants: readonly number[] = primes.map((prime) => fraction(Math.cbrt(prime)));

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else {
      bytes.push(escaped.charCodeAt(at));
    }
  }
  return bytes;
}

function padded(bytes: number[]): Uint8Array {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const bits = new DataView(all.buffer);
  bits.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000));
  bits.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return all;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function digestBlock(state: Int32Array, words: Int32Array, bytes: Uint8Array, at: number): void {
  const view = new DataView(bytes.buffer, at, 64);
  const word = (index: number): number => words[index] ?? 0;
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(i * 4);
  for (let i = 16; i < 64; i += 1) {
    const early = word(i - 15);
    const late = word(i - 2);
    const mixed = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    words[i] = (word(i - 16) + mixed + word(i - 7) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const choice = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + choice + (constants[i] ?? 0) + word(i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word_, i) => {
    state[i] = (state[i] ?? 0) + word_;
  });
}
