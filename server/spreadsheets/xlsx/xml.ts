import { SaxesParser } from 'saxes';
import { damaged, unpacksTooLarge } from '../refusals';

export type Attributes = Readonly<Record<string, string>>;

/** What is done with an XML part as it is read. Names come without their prefix. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** Grows with every row, or whatever else the part is a list of. */
  progress(): number;
  /** True once nothing further is of use. */
  isDone?(): boolean;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Attributes by their local names: `r:id` is `id` too. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const found = Object.keys(attributes).find((key) => localName(key) === name);
  return found === undefined ? undefined : attributes[found];
}

function parserFor(reader: XmlReader): SaxesParser {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => reader.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => reader.close(localName(tag.name)));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  // No workbook has one, and entities are declared there.
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('error', () => {
    throw damaged();
  });
  return parser;
}

/**
 * Reads XML piece by piece and gives the reader back after each, so that rows can be handed on. `mostBytes` is how many may come
 * without any progress.
 */
export async function* readXml<Reader extends XmlReader>(
  chunks: AsyncIterable<Uint8Array>,
  reader: Reader,
  mostBytes: number,
): AsyncGenerator<Reader, void, undefined> {
  const parser = parserFor(reader);
  let decoder: TextDecoder | null = null;
  let [progress, bytesSince] = [0, 0];
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    parser.write(decoded(decoder, chunk));
    bytesSince = reader.progress() === progress ? bytesSince + chunk.length : 0;
    progress = reader.progress();
    if (bytesSince > mostBytes) throw unpacksTooLarge();
    yield reader;
    if (reader.isDone?.() === true) return;
  }
  parser.close();
}

/** The same to its end, for parts that are small or a list of one's own. */
export async function readWholeXml(
  chunks: AsyncIterable<Uint8Array>,
  reader: XmlReader,
  mostBytes: number,
): Promise<void> {
  const steps = readXml(chunks, reader, mostBytes);
  while ((await steps.next()).done !== true);
}

/** Office writes UTF-8; the standard allows UTF-16 too, which begins with its mark. */
function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function decoded(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw damaged();
  }
}
