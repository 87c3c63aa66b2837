import type { ReadLimits } from '../limits';
import { unpacksTooLarge } from '../refusals';
import { type XmlReader, readWholeXml } from './xml';
import type { ZipParts } from './zip-parts';

/** The text of a rich one is that of its runs; how it is pronounced (`rPh`) is none of it. */
export class RichText {
  private inText = false;
  private pronounced = 0;
  private written = '';

  open(name: string): void {
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.pronounced += 1;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.pronounced -= 1;
  }

  text(text: string): void {
    if (this.inText && this.pronounced === 0) this.written += text;
  }

  /** What was written so far; the next text begins empty. */
  take(): string {
    const { written } = this;
    this.written = '';
    return unescaped(written);
  }
}

/** A character that XML can't hold is written `_x000D_`, and such a text itself `_x005F_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Texts that cells share, in the order in which they are numbered. */
export async function readSharedStrings(
  parts: ZipParts,
  path: string | null,
  limits: ReadLimits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (path === null || !parts.has(path)) return strings;
  const rich = new RichText();
  let characters = 0;
  const reader: XmlReader = {
    open: (name) => rich.open(name),
    text: (text) => rich.text(text),
    close: (name) => {
      rich.close(name);
      if (name !== 'si') return;
      const text = rich.take();
      characters += text.length;
      if (strings.push(text) > limits.sharedStrings || characters > limits.sharedCharacters) {
        throw unpacksTooLarge();
      }
    },
    progress: () => strings.length,
  };
  await readWholeXml(parts.read(path), reader, limits.rowBytes);
  return strings;
}
