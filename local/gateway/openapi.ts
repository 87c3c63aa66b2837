import protobuf from 'protobufjs';
import type { Store } from '../store/store';

/** WeChat's open interfaces as far as the product calls them. A simulation: nothing leaves the machine. */
const messages = protobuf.parse(
  `syntax = "proto3";
   message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
   message OpenApi { repeated Pair pairs = 1; }
   message Request { int32 apiType = 1; OpenApi openapiData = 2; string appid = 6; }
   message Response { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }`,
  { keepCase: true },
).root;

const Request = messages.lookupType('Request');
const Response = messages.lookupType('Response');
export const openApiCollections = [{ name: 'wechat-messages-sent', indexes: [] }];

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const answer = (body: Buffer | object, contentType: string): Buffer =>
  Buffer.from(
    Response.encode({
      respData: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
      contentType,
      httpCode: 200,
    }).finish(),
  );

export function openApi(store: Store, now: () => number, api: string, raw: Buffer): Buffer {
  const request = Request.toObject(Request.decode(raw)) as {
    openapiData?: { pairs?: { key: string; value: Uint8Array }[] };
  };
  const given = Object.fromEntries(
    (request.openapiData?.pairs ?? []).map((pair) => [
      pair.key,
      JSON.parse(Buffer.from(pair.value).toString()) as unknown,
    ]),
  );
  if (api === 'wxacode.getUnlimited') return answer(ONE_PIXEL, 'image/jpeg');
  if (api === 'subscribeMessage.send') {
    store.insert('wechat-messages-sent', [{ ...given, at: now() }]);
    return answer({ errcode: 0, errmsg: 'ok' }, 'application/json');
  }
  return answer({ errcode: -1, errmsg: `not offered on this machine: ${api}` }, 'application/json');
}
