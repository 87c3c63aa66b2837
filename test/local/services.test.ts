import { request } from 'node:http';
import { startMachine, type Machine } from './probe';

jest.setTimeout(30_000);

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.end());

interface Refused {
  readonly code: number;
  readonly message: string;
}

async function admin(body: string | object): Promise<{ readonly code?: string; readonly message?: string }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${machine.cloud.gatewayUrl}?env=local-dev`, { method: 'POST', body: text });
  return (await answer.json()) as { code?: string };
}

describe('storage', () => {
  it('keeps a file under its path, gives links to it, and deletes it', async () => {
    const answer = await machine.inside(`async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({ cloudPath: '名册/2023 年#1.csv', fileContent: Buffer.from('甲,乙') });
      const down = await cloud.downloadFile({ fileID });
      const links = await cloud.getTempFileURL({ fileList: [fileID] });
      const deleted = await cloud.deleteFile({ fileList: [fileID] });
      const after = await cloud.getTempFileURL({ fileList: [fileID] });
      return {
        fileID,
        content: down.fileContent.toString(),
        link: links.fileList[0].tempFileURL,
        deleted: deleted.fileList[0].status,
        after: after.fileList[0].status,
      };
    }`);
    expect(answer).toMatchObject({
      fileID: 'cloud://local-dev.local/名册/2023 年#1.csv',
      content: '甲,乙',
      deleted: 0,
      after: -503003,
    });
  });

  it('serves a link with its type and name, and nothing without a valid signature', async () => {
    const { link } = (await machine.inside(`async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({ cloudPath: 'a/b.csv', fileContent: Buffer.from('x') });
      return { link: (await cloud.getTempFileURL({ fileList: [fileID] })).fileList[0].tempFileURL };
    }`)) as { link: string };
    const served = await fetch(link);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(served.headers.get('content-disposition')).toContain('b.csv');
    for (const wrong of [link.replace(/sign=.*/, 'sign=x'), link.replace(/until=\d/, 'until=9')]) {
      expect((await fetch(wrong)).status).toBe(400);
    }
    expect((await fetch(link, { method: 'PUT', body: 'other' })).status).toBe(400);
    expect(await (await fetch(link)).text()).toBe('x');
  });

  it.each(['../outside', 'a//b', '/a', 'a/./b'])('refuses the path %s', async (path) => {
    expect(await admin({ action: 'storage.getUploadMetadata', path })).toMatchObject({
      code: 'INVALID_PARAM',
    });
  });

  it('takes what a phone uploads under the path that it names, which nobody else replaces', async () => {
    const upload = (user: string, body: string) =>
      fetch(`${machine.cloud.url}/preview/upload?path=in/1`, {
        method: 'POST',
        headers: { 'x-preview-user': user },
        body,
      });
    const { fileID } = (await (await upload('one', 'sheet')).json()) as { fileID: string };
    expect(fileID).toBe('cloud://local-dev.local/in/1');
    expect((await upload('two', 'other')).status).toBe(400);
    const read = () =>
      machine.inside(
        `async ({ cloud, event }) => (await cloud.downloadFile({ fileID: event.fileID })).fileContent.toString()`,
        { fileID },
      );
    expect(await read()).toBe('sheet');
    expect((await upload('one', 'anew')).status).toBe(200);
    expect(await read()).toBe('anew');
    expect((await fetch(`${machine.cloud.url}/preview/upload`, { method: 'POST', body: 'x' })).status).toBe(
      400,
    );
  });

  it('takes twenty megabytes, which the product must refuse, and no more than the cloud would', async () => {
    const upload = (megabytes: number) =>
      fetch(`${machine.cloud.url}/preview/upload?path=in/large`, {
        method: 'POST',
        body: Buffer.alloc(megabytes * 1024 * 1024),
      });
    expect((await upload(20)).status).toBe(200);
    expect((await upload(51)).status).toBe(400);
  });
});

describe('WeChat’s open interfaces', () => {
  it('draw a code that differs by its scene, and refuse a wrong scene or page', async () => {
    const answer = await machine.inside(`async ({ cloud, failure }) => {
      const draw = (scene, page = 'pages/index/index') => cloud.openapi.wxacode.getUnlimited({ scene, page });
      const [one, other] = [await draw('r=1'), await draw('r=2')];
      return {
        type: one.contentType,
        png: one.buffer.subarray(1, 4).toString(),
        differ: !one.buffer.equals(other.buffer),
        long: (await failure(() => draw('x'.repeat(33)))).code,
        signs: (await failure(() => draw('名'))).code,
        page: (await failure(() => draw('r=1', '/pages/index/index'))).code,
      };
    }`);
    expect(answer).toEqual({
      type: 'image/png',
      png: 'PNG',
      differ: true,
      long: 40169,
      signs: 40129,
      page: 41030,
    });
  });

  it('send messages to who takes them, and show them', async () => {
    const send = `({ cloud, failure }) => {
      const message = { touser: 'two', templateId: 't', page: 'p', data: { thing1: { value: '已缴' } } };
      return failure(() => cloud.openapi.subscribeMessage.send(message)).catch(() => 'sent');
    }`;
    expect(await machine.inside(send)).toBe('sent');
    const messages = async (body?: object) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${machine.cloud.url}/preview/messages`, init);
      return ((await answer.json()) as { messages: Record<string, unknown>[] }).messages;
    };
    expect((await messages())[0]).toMatchObject({ touser: 'two', data: { thing1: { value: '已缴' } } });
    await messages({ openId: 'two', refuses: true });
    expect(await machine.inside(send)).toMatchObject({ code: 43101 });
    await messages({ openId: 'two', refuses: false });
    expect(await machine.inside(send)).toBe('sent');
  });

  it('refuse a message without a template, and an interface that is not offered', async () => {
    const codes = await machine.inside(`async ({ cloud, failure }) => ({
      template: (await failure(() => cloud.openapi.subscribeMessage.send({ touser: 'two', data: {} }))).code,
      unknown: (await failure(() => cloud.openapi.security.msgSecCheck({ content: 'x' }))).code,
    })`);
    expect(codes).toEqual({ template: 40037, unknown: -604100 });
  });
});

describe('the gateway refuses', () => {
  it.each([
    ['what is no JSON', '{'],
    ['an unknown action', { action: 'database.dropAll' }],
    ['an action that every object has', { action: 'constructor' }],
    ['a query that is no EJSON', { action: 'database.getDocument', collectionName: 'items', query: '{' }],
    ['a limit of zero', { action: 'database.getDocument', collectionName: 'items', limit: 0 }],
    ['a negative offset', { action: 'database.getDocument', collectionName: 'items', offset: -1 }],
    ['an insert of nothing', { action: 'database.insertDocument', collectionName: 'items', data: [] }],
    ['a collection without a name', { action: 'database.addCollection', collectionName: 'a b' }],
    [
      'a call with no object',
      { action: 'functions.invokeFunction', function_name: 'who', request_data: '[1]' },
    ],
  ])('%s', async (_, body) => {
    expect(await admin(body)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  it('a collection that is there already', async () => {
    const body = { action: 'database.addCollection', collectionName: 'items' };
    expect(await admin(body)).toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' });
  });

  it('a request above 6 MB', async () => {
    const answer = await admin({ action: 'x', padding: 'x'.repeat(6 * 1024 * 1024) });
    expect(answer).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' });
  });

  it('a reply above 6 MB', async () => {
    const wide = Array.from({ length: 7 }, (_, at) => ({
      _id: `wide${at}`,
      kind: 'wide',
      text: 'x'.repeat(2 ** 20),
    }));
    machine.cloud.store.insert('items', wide);
    const { message } = (await machine.inside(
      `({ db, failure }) => failure(() => db.collection('items').where({ kind: 'wide' }).get())`,
    )) as Refused;
    expect(message).toContain('6 MB');
  });

  it('operators that don’t exist, aggregates that write, fields that begin with $', async () => {
    const { message } = (await machine.inside(
      `({ db, failure }) => failure(() => db.collection('items').where({ a: { $near: 1 } }).get())`,
    )) as Refused;
    expect(message).toContain('$near');
    const stages = [{ stageKey: '$out', stageValue: '"x"' }];
    const out = await admin({ action: 'database.aggregateDocuments', collectionName: 'items', stages });
    expect(out.message).toContain('can not write');
    const dollar = await admin({
      action: 'database.insertDocument',
      collectionName: 'items',
      data: ['{"$set":1}'],
    });
    expect(dollar.message).toContain('$');
  });

  it('pages of other hosts, and whoever doesn’t know the address', async () => {
    const { port, pathname } = new URL(machine.cloud.gatewayUrl);
    const status = (headers: Record<string, string>, path = pathname) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.on('error', reject).end('{}');
      });
    expect(await status({ host: `evil.example:${port}` })).toBe(403);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: machine.cloud.url })).toBe(200);
    // Of this machine, but told no address.
    for (const path of ['/admin', '/admin/', `/admin/${'0'.repeat(32)}`, `${pathname}0`]) {
      expect(await status({}, path)).toBe(404);
    }
  });
});
