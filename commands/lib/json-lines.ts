import { StringDecoder } from 'node:string_decoder';

/** A line of the input, without its end. Only the beginning of one that is too long is kept. */
export interface Line {
  readonly text: string;
  readonly tooLong: boolean;
}

/** A line may have this many bytes. */
export const mostLineBytes = 64 * 1024;

function isTooLong(text: string): boolean {
  return (
    text.length > mostLineBytes ||
    (text.length * 3 > mostLineBytes && Buffer.byteLength(text) > mostLineBytes)
  );
}

/**
 * Cuts a stream of bytes into lines, chunk by chunk. Holds no more than one chunk and one line of the greatest length,
 * however long the input or one of its lines is.
 */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private cut = false;
  private started = false;

  /** The lines that this chunk ends. */
  push(chunk: Buffer): readonly Line[] {
    const parts = this.decode(this.decoder.write(chunk));
    const lines: Line[] = [];
    for (let at = 0; at < parts.length - 1; at += 1) {
      this.extend(parts[at] ?? '');
      lines.push(this.take());
    }
    this.extend(parts[parts.length - 1] ?? '');
    return lines;
  }

  /** What stands after the last end of line, if anything does. */
  end(): readonly Line[] {
    this.extend(this.decoder.end());
    return this.rest === '' && !this.cut ? [] : [this.take()];
  }

  private decode(text: string): string[] {
    const first = !this.started && text !== '';
    this.started ||= first;
    return (first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split('\n');
  }

  private extend(part: string): void {
    if (this.cut) return;
    const whole = this.rest === '' ? part : this.rest + part;
    this.cut = isTooLong(whole);
    this.rest = this.cut ? whole.slice(0, mostLineBytes) : whole;
  }

  private take(): Line {
    const { rest, cut } = this;
    this.rest = '';
    this.cut = false;
    return { text: rest.endsWith('\r') ? rest.slice(0, -1) : rest, tooLong: cut };
  }
}
