import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, normalize, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle';
import { sendText } from '../http';
import { contentType, isText } from './content-types';

interface Page {
  readonly modifiedMs: number;
  readonly body: Buffer;
  readonly zipped: Buffer | null;
}

const pageScript = join(__dirname, '..', 'clock', 'page-script.ts');

/** The built preview, as a web server would give it: by hash routes, so that only files are asked for. */
export class Pages {
  private readonly folder: string;
  private readonly kept = new Map<string, Page>();

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** @param shiftMs how far the page's calendar is ahead of the machine's clock */
  serve(path: string, acceptsGzip: boolean, shiftMs: number, response: ServerResponse): void {
    const file = this.place(path);
    if (file === null) {
      const words = existsSync(this.folder) ? '没有这个页面' : '预览还没有构建，请先运行 npm run build:h5';
      return sendText(response, 404, words);
    }
    const page = this.read(file);
    const type = contentType(file);
    const isPage = file.endsWith('.html');
    const body = isPage ? withPreamble(page.body, shiftMs) : page.body;
    response.setHeader('content-type', type);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('cache-control', isPage ? 'no-store' : cacheFor(file));
    const zipped = !acceptsGzip ? null : isPage ? gzipSync(body) : page.zipped;
    if (zipped !== null) response.setHeader('content-encoding', 'gzip');
    response.end(zipped ?? body);
  }

  private place(path: string): string | null {
    let wanted: string;
    try {
      wanted = normalize(join(this.folder, path === '/' ? 'index.html' : decodeURIComponent(path)));
    } catch {
      return null;
    }
    const inside = wanted.startsWith(this.folder + sep) && !wanted.includes('\0');
    return inside && existsSync(wanted) && statSync(wanted).isFile() ? wanted : null;
  }

  private read(file: string): Page {
    const modifiedMs = statSync(file).mtimeMs;
    const known = this.kept.get(file);
    if (known?.modifiedMs === modifiedMs) return known;
    const body = readFileSync(file);
    const page = { modifiedMs, body, zipped: isText(contentType(file)) ? gzipSync(body) : null };
    this.kept.set(file, page);
    return page;
  }
}

/** A name with a hash in it never changes its content. */
function cacheFor(file: string): string {
  return /[.-][0-9a-f]{8,}\./.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Put before everything else in the page: it knows that it is a preview, and lives on the machine's day. */
function withPreamble(page: Buffer, shiftMs: number): Buffer {
  const preview = `window.__PREVIEW__=${JSON.stringify({ shiftMs })};`;
  const script = `<script>${preview}${bundle(pageScript, 'browser')}</script>`;
  return Buffer.from(page.toString().replace(/<head[^>]*>/, (head) => `${head}${script}`));
}
