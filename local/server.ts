import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendText } from './http';

/** Another program listens on the port. The message says which, and what to do. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    const other = port < 65_000 ? port + 1 : port - 1;
    super(
      `端口 ${port} 已被别的程序占用。换一个端口：PORT=${other} npm start\n` +
        `Port ${port} is taken by another program. Set another one: PORT=${other} npm start`,
    );
    this.name = 'PortTakenError';
  }
}

export type Respond = (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Null for an address that is none, as `//`: any page in the browser can send one. */
function addressOf({ url = '/' }: IncomingMessage): URL | null {
  try {
    return new URL(url, 'http://127.0.0.1');
  } catch {
    return null;
  }
}

const keepAliveMs = 120_000;

/** Pages of other hosts, also under a name that leads to this machine, have no business here. */
function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  return hosts.includes(host) && (origin === undefined || hosts.some((one) => origin === `http://${one}`));
}

/** HTTP on loopback. */
export class LocalServer {
  private readonly server: Server;
  private port = 0;

  constructor(respond: Respond, log: (line: string) => void) {
    this.server = createServer((request, response) => {
      if (!isOurs(request, this.port)) return sendText(response, 403, '只供本机使用');
      const url = addressOf(request);
      if (url === null) return sendText(response, 400, '网址不对');
      respond(url, request, response).catch((error: unknown) => {
        log(
          `[local] ${request.method} ${url.pathname}: ${error instanceof Error ? error.stack : String(error)}`,
        );
        if (!response.headersSent) sendText(response, 500, '本机云出错了，详情见日志');
        else response.destroy();
      });
    });
    // Longer than the SDK keeps a connection, so that it never writes into one that is just being closed.
    this.server.keepAliveTimeout = keepAliveMs;
  }

  /** Returns the address. Port 0 takes any free one. Throws {@link PortTakenError}. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
      });
      this.server.listen(port, '127.0.0.1', () => {
        this.port = (this.server.address() as AddressInfo).port;
        resolve(`http://127.0.0.1:${this.port}`);
      });
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
