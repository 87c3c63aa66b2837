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
    if (typeof scene !== 'string' || !/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene)) {
      return said(40169, 'invalid length for scene, or the data is not json string');
    }
    if (typeof page === 'string' && page.startsWith('/')) return said(41030, 'invalid page');
    return encoded('image/png', codePicture(`${String(page)}?${scene}`));
  }

  private message(given: Fields): Buffer {
    const { touser, template_id: template, data } = given;
    if (typeof touser !== 'string' || touser === '') return said(40003, 'touser字段openid为空或者不正确');
    if (typeof template !== 'string' || template === '') return said(40037, '订阅模板id为空不正确');
    if (typeof data !== 'object' || data === null) return said(47003, '模板参数不准确');
    if (this.store.get(refusals, touser) !== null)
      return said(refusedByPerson, 'user refuse to accept the msg');
    this.store.insert(sent, [{ ...given, at: this.now() }]);
    return said(0, 'ok');
  }
}
