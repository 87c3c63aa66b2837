import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError } from '../errors';
import type { Clock } from '../clock/clock';
import type { FunctionHost } from '../functions/host';
import type { Files } from '../gateway/files';
import type { OpenApi } from '../gateway/open-api';
import { readBody, readJson, sendJson, sendText } from '../http';
import { fileKinds, type FileKind, isAnswerWay } from '../offices/answer';
import type { Offices } from '../offices/offices';
import { officesPage } from '../offices/offices-page';
import { NoTimerError, type Timers } from '../timer/timers';
import { isCashierAct, type Cashier } from '../wechat-pay/cashier';
import { cashierPage } from '../wechat-pay/cashier-page';
import type { PayBooks } from '../wechat-pay/orders';
import { contentType } from './content-types';
import { NoSuchUserError, type PreviewUsers } from './users';

export interface PreviewParts {
  readonly users: PreviewUsers;
  readonly clock: Clock;
  readonly functions: FunctionHost;
  readonly files: Files;
  readonly openApi: OpenApi;
  readonly timers: Timers;
  readonly books: PayBooks;
  readonly cashier: Cashier;
  readonly offices: Offices;
}

type Exchange = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => Promise<void>;

const newestMessages = 50;
const mostUploadBytes = 50 * 1024 * 1024;
/** Farther than this no step of the calendar leads. */
const tenYearsMs = 3_660 * 86_400_000;

/** What stands in the preview for WeChat: who holds the phone, which day it is, calls, uploads, the cashier. */
export class Preview {
  private readonly exchanges: Readonly<Record<string, Exchange>> = {
    '/preview/call': (request, response) => this.call(request, response),
    '/preview/state': (request, response) => this.state(request, response),
    '/preview/fire-timer': (request, response) => this.fireTimer(request, response),
    '/preview/offices': (request, response) => this.offices(request, response),
    '/preview/messages': (request, response) => this.messages(request, response),
    '/preview/upload': (request, response, query) => this.upload(request, response, query),
  };

  constructor(private readonly parts: PreviewParts) {}

  /** Returns whether the path was one of the preview's own. */
  async handle(url: URL, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const exchange = Object.hasOwn(this.exchanges, url.pathname) ? this.exchanges[url.pathname] : undefined;
    const [, place, name = ''] = url.pathname.split('/');
    try {
      if (exchange !== undefined) await exchange(request, response, url.searchParams);
      else if (url.pathname === '/offices') sendText(response, 200, officesPage, 'text/html');
      else if (place === 'cashier') await this.atCashier(name, url.searchParams, request, response);
      else if (place === 'files') await this.file(name, url.searchParams, request, response);
      else return false;
    } catch (error) {
      const known =
        error instanceof CloudError || error instanceof NoSuchUserError || error instanceof NoTimerError;
      if (!known) throw error;
      sendJson(response, 400, { message: error.message });
    }
    return true;
  }

  /** Calls a function as `wx.cloud.callFunction` does; the body is what the function answered. */
  private async call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, data } = await readJson(request);
    const caller = { openId: this.parts.users.of(request), source: 'wx_client' };
    try {
      sendJson(response, 200, await this.parts.functions.invoke(String(name), data ?? {}, caller));
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      sendJson(response, 500, { errCode: error.code, errMsg: error.message });
    }
  }

  private async state(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, users } = this.parts;
    let user = users.of(request);
    if (request.method === 'POST') {
      const { date, advanceMs, user: chosen } = await readJson(request);
      if (date !== undefined && !clock.isDay(date)) {
        return sendJson(response, 400, { message: '日期应是日历上有的一天，写成 2023-11-20 这样' });
      }
      if (chosen !== undefined) user = users.choose(chosen, response);
      if (date !== undefined && date !== clock.today()) clock.setToday(String(date));
      if (typeof advanceMs === 'number' && Math.abs(advanceMs) <= tenYearsMs)
        clock.advance(Math.round(advanceMs));
    }
    return sendJson(response, 200, { date: clock.today(), now: clock.now(), users: users.all, user });
  }

  private async fireTimer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name } = await readJson(request);
    const answers = await this.parts.timers.fire(name === undefined ? undefined : String(name));
    sendJson(response, 200, { answers, result: answers[0] ?? null });
  }

  /** GET: the newest messages to people's phones. POST `{openId, refuses}`: whether one takes any. */
  private async messages(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { openApi } = this.parts;
    if (request.method === 'POST') {
      const { openId, refuses } = await readJson(request);
      openApi.setRefusal(String(openId), refuses === true);
    }
    sendJson(response, 200, { messages: openApi.messages(newestMessages) });
  }

  /** GET: which numbered files wait for an answer. POST `{kind, number, region, way}`: how one is answered. */
  private async offices(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { offices } = this.parts;
    if (request.method !== 'POST') return sendJson(response, 200, { files: await offices.waiting() });
    const { kind, number, region, way } = await readJson(request);
    if (!isAnswerWay(way) || !isFileKind(kind)) {
      return sendJson(response, 400, { message: '不认识的文件或者回执办法' });
    }
    return sendJson(
      response,
      200,
      await offices.answer({ kind, number: String(number), region: String(region) }, way),
    );
  }

  /** Stores the body under `path` as `wx.cloud.uploadFile` does, also what the product takes no more: that is for it to say. */
  private async upload(
    request: IncomingMessage,
    response: ServerResponse,
    query: URLSearchParams,
  ): Promise<void> {
    const user = this.parts.users.of(request);
    const body = await readBody(request, mostUploadBytes);
    sendJson(response, 200, { fileID: this.parts.files.upload(query.get('path') ?? '', user, body) });
  }

  private async file(
    token: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method === 'PUT') {
      this.parts.files.put(token, query, await readBody(request));
      response.end();
      return;
    }
    const file = this.parts.files.get(token, query);
    if (file === null) return sendText(response, 404, '没有这个文件');
    response.setHeader('content-type', contentType(file.name));
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    response.end(file.body);
  }

  private async atCashier(
    prepayId: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method !== 'POST') {
      const back = query.get('back') ?? '/';
      // Only back into the preview itself: another host's address is no way back.
      const inside = /^[/#](?![/\\])[^\s\p{C}]*$/u.test(back) ? back : '/';
      return sendText(
        response,
        200,
        cashierPage(this.parts.books.orderOfPrepay(prepayId), inside),
        'text/html',
      );
    }
    const { act } = await readJson(request);
    if (!isCashierAct(act)) return sendJson(response, 400, { message: `不认识的操作：${String(act)}` });
    return sendJson(response, 200, await this.parts.cashier.act(prepayId, act));
  }
}

function isFileKind(text: unknown): text is FileKind {
  return (fileKinds as readonly unknown[]).includes(text);
}
