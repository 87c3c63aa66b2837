import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError } from '../errors';
import type { Clock } from '../clock';
import type { FunctionHost } from '../functions/host';
import type { Timers } from '../functions/timers';
import { readBody } from '../gateway/gateway';
import { cashierPage, isCashierAct, type Cashier } from '../wechat-pay/cashier';
import type { Merchant } from '../wechat-pay/merchant';

export interface PreviewUser {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

export interface PreviewParts {
  readonly users: readonly PreviewUser[];
  readonly clock: Clock;
  readonly functions: FunctionHost;
  readonly timers: Timers;
  readonly merchant: Merchant;
  readonly cashier: Cashier;
}

const COOKIE = 'preview-user';

/** What stands in the preview for the phone: who holds it, which day it is, calls to functions, the cashier. */
export class Preview {
  constructor(private readonly parts: PreviewParts) {}

  /** Returns whether the path was one of the preview's own. */
  async handle(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    if (path.startsWith('/cashier/'))
      await this.atCashier(path.slice('/cashier/'.length), query, request, response);
    else if (path === '/preview/call') await this.call(request, response);
    else if (path === '/preview/state') await this.state(request, response);
    else if (path === '/preview/fire-timer') await this.fireTimer(request, response);
    else return false;
    return true;
  }

  private userOf(request: IncomingMessage): string {
    const header = request.headers['x-preview-user'];
    const cookie = new RegExp(`${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    const wanted = typeof header === 'string' ? header : cookie;
    return this.parts.users.some(({ id }) => id === wanted)
      ? (wanted as string)
      : (this.parts.users[0]?.id ?? '');
  }

  private async call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, data } = (await readJson(request)) as { name?: unknown; data?: unknown };
    try {
      const identity = { openId: this.userOf(request), source: 'wx_client' };
      json(response, 200, await this.parts.functions.invoke(String(name), data ?? {}, identity));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      json(response, 500, { errCode: error instanceof CloudError ? error.code : 'SYS_ERR', errMsg: message });
    }
  }

  private async state(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, users } = this.parts;
    let user = this.userOf(request);
    if (request.method === 'POST') {
      const change = (await readJson(request)) as { date?: unknown; user?: unknown; advanceMs?: unknown };
      try {
        if (typeof change.date === 'string' && change.date !== clock.today()) clock.setToday(change.date);
        if (typeof change.advanceMs === 'number') clock.advance(change.advanceMs);
      } catch {
        return json(response, 400, { message: '日期应写成 2023-11-20 这样' });
      }
      if (change.user !== undefined) {
        if (!users.some(({ id }) => id === change.user))
          return json(response, 400, { message: '没有这个人' });
        user = String(change.user);
      }
      response.setHeader('set-cookie', `${COOKIE}=${user}; Path=/; SameSite=Strict`);
    }
    return json(response, 200, { date: clock.today(), now: clock.now(), users, user });
  }

  private async fireTimer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name } = (await readJson(request)) as { name?: unknown };
    json(response, 200, { result: await this.parts.timers.fire(String(name ?? 'timer'), 'by-hand') });
  }

  private async atCashier(
    prepayId: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method !== 'POST') {
      // Only back into the preview itself: an address of another host is no way back.
      const back = query.get('back') ?? '/';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(cashierPage(this.parts.merchant, prepayId, /^\/(?!\/)/.test(back) ? back : '/'));
      return;
    }
    const { act } = (await readJson(request)) as { act?: unknown };
    if (!isCashierAct(act)) return json(response, 400, { message: `不认识的操作：${String(act)}` });
    return json(response, 200, await this.parts.cashier.act(prepayId, act));
  }
}

async function readJson(request: IncomingMessage): Promise<object> {
  const text = (await readBody(request)).toString();
  const value: unknown = text === '' ? {} : JSON.parse(text);
  return typeof value === 'object' && value !== null ? value : {};
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body ?? null));
}
