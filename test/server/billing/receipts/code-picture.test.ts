import { readFileSync } from 'node:fs';
import { fen } from '../../../../policy/money';
import { checkPage } from '../../../../contract/receipts';
import { MiniCodeError, type Cloud } from '../../../../server/platform';
import { jincheng, officer, PaymentTestServer } from '../../money';
import { father } from '../../sample';

/** A server to which WeChat gives codes, or refuses them. */
class ServerWithCodes extends PaymentTestServer {
  readonly asked: object[] = [];
  refuses = false;

  override cloudFor(...given: Parameters<PaymentTestServer['cloudFor']>): Cloud {
    const picture: Cloud['miniCodes']['picture'] = (code) => {
      if (this.refuses) return Promise.reject(new MiniCodeError(41030));
      this.asked.push(code);
      return Promise.resolve(Buffer.from('PNG'));
    };
    return { ...super.cloudFor(...given), miniCodes: { picture } };
  }
}

let server: ServerWithCodes;
let orderId: string;
beforeEach(async () => {
  server = new ServerWithCodes('2023-11-20');
  await server.hireOfficer(officer, ['140000']);
  orderId = await server.place('daughter', [await server.enrol('daughter', father, jincheng)], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
});

describe('the code on paper', () => {
  it('opens the page of the check with the receipt’s own code, and names nothing else', async () => {
    const { png } = await server.ask('daughter', 'receipt.code-picture', { orderId, line: 0 });
    expect(Buffer.from(png, 'base64').toString()).toBe('PNG');
    const { receipts } = await server.ask('daughter', 'receipt.get', { orderId });
    expect(server.asked).toEqual([{ scene: `c=${receipts[0]?.checkCode}`, page: checkPage, width: 430 }]);
  });

  it('is made for no one else, and for no line that isn’t there', async () => {
    const stranger = await server.refusal('stranger', 'receipt.code-picture', { orderId, line: 0 });
    expect(stranger.code).toBe('NO_RECEIPT');
    const absent = await server.refusal('daughter', 'receipt.code-picture', { orderId, line: 1 });
    expect(absent.code).toBe('NO_RECEIPT');
    expect(server.asked).toEqual([]);
  });

  it('that WeChat doesn’t make is refused in words: the signs do the same', async () => {
    server.refuses = true;
    const refusal = await server.refusal('daughter', 'receipt.code-picture', { orderId, line: 0 });
    expect(refusal).toMatchObject({ code: 'CODE_REFUSED' });
    expect(refusal.message).toContain('核验码一样可以用');
  });

  it('may be made by the residents’ function', () => {
    const config = readFileSync('cloudfunctions/resident/config.json', 'utf8');
    expect(config).toContain('wxacode.getUnlimited');
  });
});
