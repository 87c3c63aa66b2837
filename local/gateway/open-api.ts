import { randomBytes } from 'node:crypto';
import protobuf from 'protobufjs';
import type { Fields } from '../store/ejson';
import type { Store } from '../store/store';
import { codePicture } from './png';

/** What the SDK sends and reads; field numbers are WeChat's, names are ours. */
const messages = protobuf.parse(
  `syntax = "proto3";
   message Pair { string key = 1; bytes value = 2; }
   message Pairs { repeated Pair pairs = 1; }
   message Request { Pairs openapiData = 2; }
   message Response { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }`,
  { keepCase: true },
).root;
const Request = messages.lookupType('Request');
const Response = messages.lookupType('Response');

const sent = 'wechat-messages-sent';
const refusals = 'wechat-messages-refused';
export const openApiCollections = [
  { name: sent, indexes: [] },
  { name: refusals, indexes: [] },
];

const noSuchApi = -604100;
const refusedByPerson = 43101;

function encoded(contentType: string, body: Buffer, errorCode = 0): Buffer {
  return Buffer.from(Response.encode({ respData: body, contentType, errorCode, httpCode: 200 }).finish());
}

function said(errcode: number, errmsg: string): Buffer {
  return encoded('application/json', Buffer.from(JSON.stringify({ errcode, errmsg })));
}

/** A refusal, with the number of the request that WeChat adds to its words. */
function refused(errcode: number, errmsg: string): Buffer {
  return said(errcode, `${errmsg} rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`);
}

/** A template's keywords are named after their kind, each with its own limit. */
const keywords: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  amount: /^[¥￥$]?\d{1,10}(?:\.\d{1,2})?元?$/,
  phrase: /^[\p{Script=Han}]{1,5}$/u,
  date: /^.{1,30}$/u,
  time: /^.{1,30}$/u,
  number: /^\d{1,32}(?:\.\d+)?$/,
  character_string: /^[\x20-\x7e]{1,32}$/,
  name: /^.{1,10}$/u,
  const: /^.{1,20}$/u,
};

/** What WeChat finds wrong with a template's values, or null. */
function wrongValue(data: object): string | null {
  for (const [keyword, given] of Object.entries(data)) {
    const value: unknown = (given as { readonly value?: unknown } | null)?.value;
    const kind = /^([a-z_]+?)\d+$/.exec(keyword)?.[1] ?? '';
    if (value === undefined || value === '') return `argument invalid! data.${keyword}.value is empty`;
    const limit = Object.hasOwn(keywords, kind) ? keywords[kind] : undefined;
    if (limit === undefined || !limit.test(String(value))) {
      return `argument invalid! data.${keyword}.value invalid`;
    }
  }
  return null;
}

function argumentsOf(raw: Buffer): Fields {
  const request = Request.toObject(Request.decode(raw)) as {
    readonly openapiData?: {
      readonly pairs?: readonly { readonly key: string; readonly value: Uint8Array }[];
    };
  };
  const pairs = request.openapiData?.pairs ?? [];
  return Object.fromEntries(
    pairs.map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString()) as unknown]),
  );
}

/** WeChat's open interfaces as far as the product calls them. A simulation: nothing leaves the machine. */
export class OpenApi {
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
    /** Where the preview is: codes open it. */
    private readonly baseUrl: () => string,
  ) {}

  /** Answers a call, both in the protocol buffers of the SDK. */
  answer(api: string, raw: Buffer): Buffer {
    const given = argumentsOf(raw);
    if (api === 'wxacode.getUnlimited') return this.code(given);
    if (api === 'subscribeMessage.send') return this.message(given);
    return encoded('application/json', Buffer.from('{}'), noSuchApi);
  }

  /** The newest messages, newest first: what people's phones would show. */
  messages(most: number): readonly Fields[] {
    return this.store.find(sent, { query: {}, sort: { at: -1 }, limit: most });
  }

  /** Whether a person lets the product write to him. */
  setRefusal(openId: string, refuses: boolean): void {
    if (!refuses) this.store.remove(refusals, { _id: openId }, false);
    else {
      const change = { at: this.now() };
      this.store.modify(refusals, {
        query: { _id: openId },
        change,
        merge: false,
        multi: false,
        upsert: true,
      });
    }
  }

  private code({ scene, page }: Fields): Buffer {
    if (typeof scene !== 'string' || scene === '' || scene.length > 32) {
      return refused(40169, 'invalid length for scene, or the data is not json string');
    }
    if (!/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene)) return refused(40129, 'invalid scene');
    if (typeof page === 'string' && page.startsWith('/')) return refused(41030, 'invalid page');
    const address = `${this.baseUrl()}/#/${String(page)}?scene=${encodeURIComponent(scene)}`;
    return encoded('image/png', codePicture(address));
  }

  private message(given: Fields): Buffer {
    const { touser, template_id: template, data, page } = given;
    if (typeof touser !== 'string' || touser === '') return refused(40003, 'invalid openid');
    if (typeof template !== 'string' || template === '') return refused(40037, 'invalid template_id');
    if (typeof page === 'string' && page.startsWith('/')) return refused(41030, 'page路径不正确');
    const wrong = typeof data === 'object' && data !== null ? wrongValue(data) : 'argument invalid! data';
    if (wrong !== null) return refused(47003, wrong);
    if (this.store.get(refusals, touser) !== null)
      return refused(refusedByPerson, 'user refuse to accept the msg');
    this.store.insert(sent, [{ ...given, at: this.now() }]);
    return said(0, 'ok');
  }
}
