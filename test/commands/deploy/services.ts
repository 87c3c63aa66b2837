import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import { generate } from 'selfsigned';
import { ServiceError } from '../../../commands/deploy/service';
import type { TencentCloud } from './tencent-cloud';

/** The services' own names: whoever speaks to another host is refused. */
const hosts = ['tcb.tencentcloudapi.com', 'scf.tencentcloudapi.com', 'servicewechat.com'];

export interface ServicesOptions {
  readonly cloud: TencentCloud;
  readonly secretId: string;
  /** Where the certificate is written that a program must trust. */
  readonly certificateFile: string;
}

/**
 * SIMULATED, on loopback: the services behind a proxy that ends TLS, so that the official packages run unchanged under
 * the services' own names. Answers of `servicewechat.com` have the shapes that miniprogram-ci 2.1.42 reads
 * (`dist/utils/sign.js`, `dist/ci/projectattr.js`, `dist/ci/upload.js`); those of Tencent Cloud its documented
 * `{ Response: { …, RequestId } }` and `{ Response: { Error: { Code, Message }, RequestId } }`.
 */
export class Services {
  /** Requests that came to WeChat's upload, by path, with the query of an upload. */
  readonly uploads: { readonly path: string; readonly query: URLSearchParams; readonly bytes: number }[] = [];
  /** What WeChat answers to an upload. */
  uploadAnswer: object = { errCode: 0, body: { subpackage_info: [] } };
  readonly refusedHosts: string[] = [];
  /** True: connections end as soon as they are asked for something. */
  reset = false;
  private proxy: Server | undefined;
  private inner: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly options: ServicesOptions) {}

  /** Starts it; answers the proxy's address. */
  async start(): Promise<string> {
    const { private: key, cert } = generate([{ name: 'commonName', value: hosts[0] }], {
      keySize: 2048,
      days: 2,
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
      ],
    });
    writeFileSync(this.options.certificateFile, cert);
    const inner = createHttpsServer({ key, cert }, (request, response) => void this.serve(request, response));
    this.inner = inner;
    const innerPort = await listen(inner);
    const proxy = createHttpServer((_, response) => void response.writeHead(405).end());
    this.proxy = proxy;
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      const host = (request.url ?? '').split(':')[0] ?? '';
      if (!hosts.includes(host)) {
        this.refusedHosts.push(host);
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const upstream = connect(innerPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      for (const one of [socket, upstream]) {
        this.sockets.add(one);
        one.on('error', () => one.destroy());
        one.on('close', () => this.sockets.delete(one));
      }
    });
    return `http://127.0.0.1:${await listen(proxy)}`;
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.proxy?.close();
    this.inner?.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (this.reset) {
      request.socket.destroy();
      return;
    }
    const answer =
      request.headers.host === 'servicewechat.com'
        ? this.weChat(request, body)
        : await this.tencent(request, body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private async tencent({ headers }: IncomingMessage, body: Buffer): Promise<object> {
    const action = String(headers['x-tc-action']);
    const service = headers.host?.startsWith('scf') === true ? 'scf' : 'tcb';
    const signature = /^TC3-HMAC-SHA256 Credential=([^/]+)\/\d{4}-\d{2}-\d{2}\/(\w+)\/tc3_request, /;
    const [, secretId, signedFor] = signature.exec(headers.authorization ?? '') ?? [];
    if (secretId !== this.options.secretId || signedFor !== service) {
      return refusal('AuthFailure.SecretIdNotFound', 'The SecretId is not found');
    }
    try {
      const params = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>;
      return { Response: await this.options.cloud.call({ service, action, params }) };
    } catch (error) {
      if (error instanceof ServiceError) return refusal(error.code, error.message);
      throw error;
    }
  }

  private weChat({ url = '' }: IncomingMessage, body: Buffer): object {
    const { pathname, searchParams } = new URL(url, 'https://servicewechat.com');
    if (pathname === '/wxa/ci/getrandstr') return { errCode: 0, data: { randomString: 'r1' } };
    if (pathname === '/wxa/ci/upload') {
      this.uploads.push({ path: pathname, query: searchParams, bytes: body.length });
      return this.uploadAnswer;
    }
    return { errCode: -1, errMsg: 'not simulated' };
  }
}

function refusal(Code: string, Message: string): object {
  return { Response: { Error: { Code, Message }, RequestId: 'r-2' } };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
