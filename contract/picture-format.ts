/** Those that every phone and computer of an office shows. */
export type PictureFormat = 'jpg' | 'png' | 'webp';

/** How many bytes of a file tell its format. */
export const formatBytes = 12;

function begins(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((sign) => sign.charCodeAt(0));
}

/** What a file is by its first bytes, whatever it is called; null where it is no picture that everybody can see. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (begins(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'png';
  return begins(bytes, ascii('RIFF')) && begins(bytes, ascii('WEBP'), 8) ? 'webp' : null;
}

/** An iPhone's own format (HEIC), which many other phones and computers don't show. */
export function isHeic(bytes: Uint8Array): boolean {
  const brands = ['heic', 'heix', 'mif1', 'msf1', 'heim', 'heis'];
  return begins(bytes, ascii('ftyp'), 4) && brands.some((brand) => begins(bytes, ascii(brand), 8));
}
