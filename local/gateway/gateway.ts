import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError, invalidParameter } from '../errors';
import type { FunctionHost } from '../functions/host';
import { identityOf } from '../functions/identity';
import { mostBodyBytes, readBody } from '../http';
import type { Fields } from '../store/ejson';
import type { Store } from '../store/store';
import type { Merchant } from '../wechat-pay/merchant';
import { databaseActions, type Action } from './database-actions';
import type { Files } from './files';
import type { OpenApi } from './open-api';
import { readMultipart } from './wire';

export interface GatewayParts {
  readonly store: Store;
  readonly files: Files;
  readonly merchant: Merchant;
  readonly openApi: OpenApi;
  readonly functions: FunctionHost;
  readonly now: () => number;
}

/**
 * Speaks the wire protocol of the cloud's SDK: `POST` to an address that functions alone are told, refusals as `{code, message}`
 * with HTTP 200. No answer leaves before all that it may have seen is on disk, written by itself or by others.
 */
export class Gateway {
  private readonly actions: Readonly<Record<string, Action>>;

  constructor(private readonly parts: GatewayParts) {
    this.actions = {
      ...databaseActions(parts.store, parts.now),
      ...parts.files.actions(),
      'functions.invokeFunction': (given) => this.invoke(given),
    };
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      if (request.method !== 'POST') throw invalidParameter('the gateway takes POST');
      const body = await readBody(request);
      const contentType = request.headers['content-type'] ?? '';
      if (!contentType.startsWith('multipart/')) {
        const answer = (await this.act(body)) as object;
        await this.parts.store.flushed();
        this.reply(response, { requestId, ...answer });
        return;
      }
      // The SDK parses these replies itself, unless they are called JSON.
      response.setHeader('content-type', 'application/octet-stream');
      const answer = this.answerParts(readMultipart(body, contentType));
      await this.parts.store.flushed();
      response.end(answer);
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'SYS_ERR';
      const message = error instanceof Error ? error.message : String(error);
      this.reply(response, { requestId, code, message });
    }
  }

  private async act(body: Buffer): Promise<unknown> {
    let given: Fields;
    try {
      given = JSON.parse(body.toString()) as Fields;
    } catch {
      throw invalidParameter('the body is no JSON');
    }
    const name = String(given.action);
    const action = Object.hasOwn(this.actions, name) ? this.actions[name] : undefined;
    if (action === undefined) throw invalidParameter(`unknown action: ${name.slice(0, 100)}`);
    return action(given);
  }

  private reply(response: ServerResponse, body: object): void {
    const text = JSON.stringify(body);
    response.setHeader('content-type', 'application/json');
    if (Buffer.byteLength(text) <= mostBodyBytes) response.end(text);
    else
      response.end(JSON.stringify({ code: 'EXCEED_MAX_PAYLOAD_SIZE', message: 'a reply is at most 6 MB' }));
  }

  /** The caller stays who he was; the way of the call grows by one. */
  private async invoke(given: Fields): Promise<unknown> {
    const { openId, source } = identityOf(given.wxCloudApiToken);
    const caller = { openId, source: source === '' ? 'scf' : `${source},scf` };
    let data: unknown;
    try {
      data = JSON.parse(String(given.request_data || '{}'));
    } catch {
      throw invalidParameter('request_data is no JSON');
    }
    const answer = await this.parts.functions.invoke(String(given.function_name), data, {
      ...caller,
      // Between functions nobody is a client any more, as far as the right to call goes.
      nested: true,
    });
    return { data: { response_data: JSON.stringify(answer ?? null) } };
  }

  private answerParts(parts: ReadonlyMap<string, Buffer>): Buffer {
    const action = parts.get('action')?.toString() ?? '';
    const api = parts.get('apiName')?.toString() ?? '';
    const data = parts.get('requestData') ?? Buffer.from('{}');
    if (action === 'wx.openApi') return this.parts.openApi.answer(api, data);
    if (action !== 'wx.wxPayApi') throw invalidParameter(`unknown action: ${action.slice(0, 100)}`);
    const { openId } = identityOf(parts.get('wxCloudApiToken')?.toString());
    const answer = this.parts.merchant.answer(api, JSON.parse(data.toString()) as Fields, openId);
    return Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }
}
