import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError, invalidParameter } from '../errors';
import { identityOf, type FunctionHost } from '../functions/host';
import type { Store } from '../store/store';
import type { Fields, Merchant } from '../wechat-pay/merchant';
import { databaseActions, type Action, type Parameters } from './database-actions';
import { openApi } from './openapi';
import { readMultipart } from './wire';
import type { Files } from './files';

export interface GatewayParts {
  readonly store: Store;
  readonly files: Files;
  readonly merchant: Merchant;
  readonly functions: FunctionHost;
  readonly now: () => number;
  readonly baseUrl: () => string;
}

const MOST_BODY_BYTES = 6 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BODY_BYTES)
      throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'a request is limited to 6 MB');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Speaks the wire protocol of the cloud's SDK: `POST /admin`, errors as `{code, message}` with HTTP 200. */
export class Gateway {
  private readonly actions: Record<string, Action>;

  constructor(private readonly parts: GatewayParts) {
    this.actions = {
      ...databaseActions(parts.store, parts.now),
      ...parts.files.actions(parts.baseUrl),
      'functions.invokeFunction': (p) => this.invoke(p),
    };
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      const body = await readBody(request);
      const contentType = request.headers['content-type'] ?? '';
      if (contentType.startsWith('multipart/')) {
        // The SDK takes these replies as raw bytes, and parses them itself unless they are called JSON.
        response.setHeader('content-type', 'application/octet-stream');
        response.end(this.multipart(readMultipart(body, contentType)));
        return;
      }
      const parameters = JSON.parse(body.toString()) as Parameters;
      const action = this.actions[String(parameters.action)];
      if (action === undefined) throw invalidParameter(`unknown action: ${String(parameters.action)}`);
      this.reply(response, { requestId, ...((await action(parameters)) as object) });
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'SYS_ERR';
      this.reply(response, {
        requestId,
        code,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  private reply(response: ServerResponse, body: object): void {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  }

  private async invoke(p: Parameters): Promise<unknown> {
    const caller = identityOf(String(p.wxCloudApiToken ?? p.wxCloudSessionToken ?? ''));
    const data = JSON.parse(String(p.request_data ?? '{}')) as unknown;
    const result = await this.parts.functions.invoke(String(p.function_name), data, {
      openId: caller.openId,
      source: `${caller.source},scf`,
    });
    return { data: { response_data: JSON.stringify(result ?? null) } };
  }

  private multipart(parts: ReadonlyMap<string, Buffer>): Buffer {
    const action = parts.get('action')?.toString() ?? '';
    const api = parts.get('apiName')?.toString() ?? '';
    const data = parts.get('requestData') ?? Buffer.from('{}');
    if (action === 'wx.openApi') return openApi(this.parts.store, this.parts.now, api, data);
    if (action !== 'wx.wxPayApi') throw invalidParameter(`unknown action: ${action}`);
    const result = this.pay(api, JSON.parse(data.toString()) as Fields);
    return Buffer.isBuffer(result) ? result : Buffer.from(JSON.stringify(result));
  }

  private pay(api: string, fields: Fields): Fields | Buffer {
    const { merchant } = this.parts;
    switch (api) {
      case 'unifiedOrder':
        return merchant.unifiedOrder(fields);
      case 'queryOrder':
        return merchant.queryOrder(fields);
      case 'closeOrder':
        return merchant.closeOrder(fields);
      case 'refund':
        return merchant.refund(fields);
      case 'queryRefund':
        return merchant.queryRefund(fields);
      case 'downloadBill':
        return merchant.downloadBill(fields);
      default:
        return { return_code: 'FAIL', return_msg: `unknown interface: ${api}` };
    }
  }
}
