import { createPolicy, validateNotice } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { fen } from '../../policy/money';
import type { PosterActions } from '../../contract/poster-actions';
import { sceneOf } from '../../contract/poster';
import { postersTable } from '../../server/actions/posters';
import type { Cloud } from '../../server/platform';
import type { Wire } from '../../server/platform/memory/database';
import { code } from '../posters/poster';
import { madeUpNotice } from '../policy/made-up-notice';
import { PaymentTestServer } from './money';
import { officers, payer, publishHere, year } from './publishing-place';
import { father, nothing, onBehalf } from './sample';

// Reading the font and drawing take a few seconds, more on a busy machine.
jest.setTimeout(120_000);

/** 天山区 of 乌鲁木齐: below the provinces the program comes with no place of 新疆. */
const region = '650102';

/** 虚构: no such notice was ever issued. Another province and year than any that ships. */
const notice = { ...madeUpNotice, title: '虚构的2025年度参保缴费通知', regions: [region] };

/** WeChat gives codes. */
class PrintingPaymentServer extends PaymentTestServer {
  readonly scenes: string[] = [];

  override cloudFor(openId: string, source: Cloud['caller']['source'] = 'client', wire?: Wire): Cloud {
    return {
      ...super.cloudFor(openId, source, wire),
      miniCodes: {
        picture: ({ scene }) => {
          this.scenes.push(scene);
          return Promise.resolve(code);
        },
      },
    };
  }

  async makePoster(): Promise<PosterActions['posters.make']['data']> {
    const request = { action: 'posters.make', region, form: 'picture' };
    const reply = await this.call(postersTable, officers[0], request);
    if (reply.ok) return reply.data as PosterActions['posters.make']['data'];
    throw new Error(`the poster was refused: ${reply.error.code} ${reply.error.message}`);
  }
}

it('a notice of another province and year goes from poster to receipt without a release', async () => {
  const server = new PrintingPaymentServer('2024-11-11');
  await publishHere(server, notice, region);

  // The county is found by its first letters, and the phone learns what it is called.
  const { places } = await server.resident(payer, 'places.find', { text: 'tsq' });
  const found = places.find(({ code: one }) => one === region);
  expect(found?.trail.map(({ name }) => name)).toEqual(['新疆维吾尔自治区', '乌鲁木齐市', '天山区']);

  // Its poster: the code opens the place.
  const poster = await server.makePoster();
  expect(poster.name).toBe('乌鲁木齐市天山区-2025年度医保海报-图片.png');
  expect(server.scenes).toEqual([sceneOf({ region, poster: poster.number })]);

  // A phone takes the notice from the cloud and calculates by itself: 400 yuan, nothing else in the paper.
  const { notices } = await server.resident(payer, 'notices.fetch', { ids: [notice.id] });
  const onPhone = createPolicy(notices.map(({ id, notice: one }) => validateNotice(one, id)));
  const facts = { id: 'f', region, year, payOn: isoDay('2024-11-11') };
  expect(onPhone.determine(facts)).toMatchObject({ status: 'payable', payFen: 40000 });

  // The father is enrolled for the same amount, paid for, and has his receipt of that year and place.
  const request = { person: father, region, year, claims: nothing, consent: onBehalf };
  const { record } = await server.resident(payer, 'records.enrol', request);
  expect(record.status).toMatchObject({ year, dueFen: 40000 });
  const orderId = await server.place(payer, [record.recordId], fen(40000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  expect(receipts).toMatchObject([{ year, amountFen: 40000, state: 'insured' }]);
  expect(receipts[0]?.place).toBe('新疆维吾尔自治区乌鲁木齐市天山区');
  const [mine] = (await server.resident(payer, 'records.mine', {})).records;
  expect(mine?.status).toMatchObject({ state: 'paid', year });
});
