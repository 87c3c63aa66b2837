import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Put before everything else in the page: it lives on the machine's day, and knows that it is a preview. */
const preamble = (shiftMs: number): string => `<script>
window.__PREVIEW__ = { shiftMs: ${shiftMs} };
(function () {
  var Real = Date, shift = ${shiftMs};
  function Shifted(a, b, c, d, e, f, g) {
    if (!(this instanceof Shifted)) return new Real(Real.now() + shift).toString();
    var n = arguments.length;
    var made = n === 0 ? new Real(Real.now() + shift) : n === 1 ? new Real(a)
      : new Real(a, b, c === undefined ? 1 : c, d || 0, e || 0, f || 0, g || 0);
    Object.setPrototypeOf(made, Shifted.prototype);
    return made;
  }
  Shifted.prototype = Object.create(Real.prototype);
  Shifted.prototype.constructor = Shifted;
  Shifted.now = function () { return Real.now() + shift; };
  Shifted.parse = Real.parse;
  Shifted.UTC = Real.UTC;
  window.Date = Shifted;
})();
</script>`;

/** The built preview, as a web server would give it. */
export class Pages {
  constructor(private readonly folder: string) {}

  serve(path: string, acceptsGzip: boolean, shiftMs: number, response: ServerResponse): void {
    const wanted = normalize(join(this.folder, path === '/' ? 'index.html' : decodeURIComponent(path)));
    const inside = wanted.startsWith(this.folder + sep);
    if (!inside || !existsSync(wanted) || !statSync(wanted).isFile()) {
      response.statusCode = 404;
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end(existsSync(this.folder) ? '没有这个页面' : '预览还没有构建：npm run build:h5');
      return;
    }
    const type = TYPES[extname(wanted)] ?? 'application/octet-stream';
    response.setHeader('content-type', type);
    response.setHeader(
      'cache-control',
      wanted.endsWith('.html') ? 'no-store' : 'public, max-age=31536000, immutable',
    );
    let body = readFileSync(wanted);
    if (wanted.endsWith('index.html')) {
      body = Buffer.from(body.toString().replace('<head>', `<head>${preamble(shiftMs)}`));
    }
    if (acceptsGzip && /text|json|svg/.test(type)) {
      response.setHeader('content-encoding', 'gzip');
      body = gzipSync(body);
    }
    response.end(body);
  }
}
