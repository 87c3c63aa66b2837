import { fen } from '../../../policy/money';
import { inboxPath, keptPath } from '../../../server/evidence/paths';
import { dailyLimits } from '../../../server/identity/daily-limits';
import { NotTheCreatorError } from '../../../server/platform/memory';
import { type PaymentTestServer, jincheng, startTestServer } from '../money';
import { PicturesOfPhone, heic, jpeg, png, textNamedJpg, twentyMegabytes, webp } from '../pictures';
import { father, grandmother, ruizhou } from '../sample';

const payer = 'daughter';
const day = 24 * 3_600_000;
const hour = 3_600_000;

let server: PaymentTestServer;
let phone: PicturesOfPhone;

/** A payer of one person asks his money back; answers with the request's id. */
async function asked(openId: string, person = father): Promise<string> {
  const record = await server.enrol(openId, person, ruizhou);
  const orderId = await server.place(openId, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { refunds } = await server.ask(openId, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
  return refunds[0]?.refundId ?? '';
}

async function openCase() {
  const [one] = (await server.asOfficer('cases.list', { region: ruizhou })).cases;
  if (one === undefined) throw new Error('no case');
  return one;
}

async function decide(decision: 'approve' | 'decline'): Promise<void> {
  const { caseId } = await openCase();
  await server.asOfficer('cases.resolve', { caseId, decision, note: '看过户口本，问过本人' });
}

beforeEach(async () => {
  server = await startTestServer();
  phone = new PicturesOfPhone(server, payer, await asked(payer));
});

describe('pictures given with a request for a refund', () => {
  it.each([
    ['JPEG', jpeg, 'jpg'],
    ['PNG', png, 'png'],
    ['WebP', webp, 'webp'],
  ] as const)('are kept as the server’s own copy: %s', async (_, body, format) => {
    const pictureId = await phone.give(body);
    expect(server.files.paths).toEqual([keptPath(pictureId, format)]);
    const [shown] = await phone.look();
    expect(shown).toMatchObject({ pictureId, bytes: body.length });
    expect(server.files.open(shown?.link ?? '')).toEqual(body);
  });

  it('can be replaced by the phone no more once they were looked at', async () => {
    const pictureId = await phone.give();
    phone.upload(pictureId, textNamedJpg);
    const [shown] = await phone.look();
    expect(server.files.open(shown?.link ?? '')).toEqual(jpeg);
    expect(() => server.files.upload(payer, keptPath(pictureId, 'jpg'), textNamedJpg)).toThrow(
      NotTheCreatorError,
    );
  });

  it('are six at most, also where seven are begun at once', async () => {
    const begun = await Promise.all(
      Array.from({ length: 7 }, () =>
        server.reply(payer, 'evidence.begin', { kind: 'refund', id: phone.request }),
      ),
    );
    expect(begun.filter(({ ok }) => ok)).toHaveLength(6);
    const refusal = await phone.refused('begin');
    expect(refusal.code).toBe('TOO_MANY_PICTURES');
    expect(refusal.message).toContain('6张');
  });

  it('make place again where one is taken back', async () => {
    const ids = [];
    for (let count = 0; count < 6; count += 1) ids.push(await phone.give());
    expect(await phone.remove(ids[2] ?? '')).toHaveLength(5);
    expect(server.files.paths).toHaveLength(5);
    await phone.give();
    expect(await phone.look()).toHaveLength(6);
    // Taken back twice is taken back once.
    expect(await phone.remove(ids[2] ?? '')).toHaveLength(6);
  });

  it('leave no copy where one is taken back while it is looked at', async () => {
    const pictureId = await phone.begin();
    phone.upload(pictureId, jpeg);
    const read = server.files.read.bind(server.files);
    server.files.read = async (...asked) => {
      const body = await read(...asked);
      await phone.remove(pictureId);
      return body;
    };
    expect((await phone.refused('keep', pictureId)).code).toBe('NO_PICTURE');
    expect(server.files.paths).toEqual([]);
  });

  it('are kept once, however often the phone says that it sent one', async () => {
    const pictureId = await phone.give();
    expect(await phone.keep(pictureId)).toHaveLength(1);
  });

  it('are refused in words where they are none, whatever they are called, and leave no file', async () => {
    const refused = [
      [twentyMegabytes, 'PICTURE_TOO_LARGE', '4MB'],
      [textNamedJpg, 'NOT_A_PICTURE', '不是图片'],
      [heic, 'NOT_A_PICTURE', 'HEIC'],
      [new Uint8Array(0), 'NOT_A_PICTURE', '不是图片'],
    ] as const;
    for (const [body, code, words] of refused) {
      const pictureId = await phone.begin();
      phone.upload(pictureId, body);
      const refusal = await phone.refused('keep', pictureId);
      expect(refusal).toMatchObject({ code, message: expect.stringContaining(words) as string });
      expect((await phone.refused('keep', pictureId)).code).toBe('NO_PICTURE');
    }
    expect(server.files.paths).toEqual([]);
    expect(await phone.look()).toEqual([]);
  });

  it('can be sent again where nothing arrived', async () => {
    const pictureId = await phone.begin();
    expect(await phone.refused('keep', pictureId)).toMatchObject({
      code: 'PICTURE_NOT_THERE',
      retryable: true,
    });
    phone.upload(pictureId, jpeg);
    expect(await phone.keep(pictureId)).toHaveLength(1);
  });

  it('are refused once an officer has decided, and stay to be looked at', async () => {
    const given = await phone.give();
    const begun = await phone.begin();
    phone.upload(begun, jpeg);
    await decide('decline');
    expect((await phone.refused('begin')).code).toBe('REQUEST_DECIDED');
    expect((await phone.refused('keep', begun)).code).toBe('REQUEST_DECIDED');
    expect((await phone.refused('remove', given)).code).toBe('REQUEST_DECIDED');
    expect(await phone.look()).toHaveLength(1);
  });

  it('count against the payer’s day', async () => {
    // What is refused counts too.
    for (let count = 0; count < dailyLimits.picture.perDay; count += 1) {
      await server.reply(payer, 'evidence.begin', { kind: 'refund', id: phone.request });
    }
    expect((await phone.refused('begin')).code).toBe('TOO_MANY_LOOKUPS');
  });
});

describe('somebody else’s', () => {
  const stranger = 'son';
  let foreign: PicturesOfPhone;
  beforeEach(() => {
    foreign = new PicturesOfPhone(server, stranger, phone.request);
  });

  it('request takes no picture and shows none, like one that never was', async () => {
    const pictureId = await phone.give();
    const never = new PicturesOfPhone(server, stranger, 'no-such-request');
    for (const action of ['begin', 'look'] as const) {
      const refusal = await foreign.refused(action);
      expect(refusal.code).toBe('NO_REQUEST');
      expect(refusal).toEqual(await never.refused(action));
    }
    expect((await foreign.refused('remove', pictureId)).code).toBe('NO_REQUEST');
    expect((await foreign.refused('keep', pictureId)).code).toBe('NO_PICTURE');
    expect(await phone.look()).toHaveLength(1);
  });

  it('picture cannot be given for one’s own request, by whatever id', async () => {
    const theirs = await phone.give();
    const own = new PicturesOfPhone(server, stranger, await asked(stranger, grandmother));
    await own.begin();
    expect((await own.refused('keep', theirs)).code).toBe('NO_PICTURE');
    // Which file it is, the server says: a phone has no way to name one.
    const named = { kind: 'refund', id: own.request, pictureId: theirs, fileId: 'cloud://memory.local/x' };
    expect((await server.refusal(stranger, 'evidence.keep', named)).code).toBe('BAD_REQUEST');
    expect(await own.look()).toEqual([]);
  });

  it('place takes nothing from another phone', async () => {
    const pictureId = await phone.begin();
    phone.upload(pictureId, jpeg);
    expect(() => server.files.upload(stranger, inboxPath(pictureId), textNamedJpg)).toThrow(
      NotTheCreatorError,
    );
  });

  it('path is no way out of the folder', async () => {
    const odd = { kind: 'refund', id: phone.request, pictureId: '../../posters/360983001' };
    expect((await server.refusal(payer, 'evidence.keep', odd)).code).toBe('BAD_REQUEST');
  });
});

describe('an officer of the place', () => {
  it('sees how many there are and looks at them, which stands in the audit log', async () => {
    expect((await openCase()).pictures).toBeUndefined();
    await phone.give();
    await phone.give(png);
    const { caseId, pictures } = await openCase();
    expect(pictures).toBe(2);
    const shown = (await server.asOfficer('cases.pictures', { caseId })).pictures;
    expect(shown.map(({ link }) => server.files.open(link))).toEqual([jpeg, png]);
    const [entry] = server.all('audit-log').filter(({ action }) => action === 'cases.pictures');
    expect(entry).toMatchObject({ kind: 'read', outcome: 'done', people: 1, region: ruizhou });
    expect(entry?.concerns).toContain(`case:${caseId}`);
  });

  it('of another place sees none', async () => {
    await phone.give();
    const { caseId } = await openCase();
    await server.hireOfficer('officer-elsewhere', [jincheng]);
    const refusal = await server.officerRefusal('cases.pictures', { caseId }, 'officer-elsewhere');
    expect(refusal.code).toBe('NO_CASE');
  });
});

describe('what becomes of pictures', () => {
  it('those of a request that waits stay', async () => {
    await phone.give();
    server.pass(90 * day);
    await server.minutes(2);
    expect(server.files.paths).toHaveLength(1);
  });

  it.each(['approve', 'decline'] as const)('go sixty days after an officer said %s', async (decision) => {
    await phone.give();
    server.pass(8 * day);
    await decide(decision);
    server.pass(60 * day - hour);
    await server.minutes(1);
    expect(server.files.paths).toHaveLength(1);
    server.pass(hour);
    await server.minutes(1);
    expect(server.files.paths).toEqual([]);
    expect(server.all('evidence')).toEqual([]);
  });

  it('what a phone sent and never finished goes after half an hour', async () => {
    const kept = await phone.give();
    phone.upload(await phone.begin(), jpeg);
    server.pass(20 * 60_000);
    await server.minutes(1);
    expect(server.files.paths).toHaveLength(2);
    server.pass(10 * 60_000);
    await server.minutes(1);
    expect(server.files.paths).toEqual([keptPath(kept, 'jpg')]);
    expect(await phone.look()).toHaveLength(1);
  });

  it('goes with a place that nobody used, and takes the list along', async () => {
    await phone.begin();
    server.pass(31 * 60_000);
    await server.minutes(1);
    expect(server.all('evidence')).toEqual([]);
  });

  it('an erased account leaves none', async () => {
    await phone.give();
    await decide('decline');
    await server.resident(payer, 'me.erase', { fromLists: false });
    expect(server.files.paths).toEqual([]);
    expect(server.all('evidence')).toEqual([]);
  });

  it('are named in the copy of what is stored of him', async () => {
    await phone.give();
    const { parts } = await server.resident(payer, 'me.copy', {});
    const told = parts.find(({ heading }) => heading.includes('图片'));
    expect(JSON.stringify(told)).toContain('2KB');
    expect(JSON.stringify(told)).toContain('60天');
  });
});
