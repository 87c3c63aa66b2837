import { receipt } from '../src/pay/samples';
import { Weapp } from '../../harness/weapp/weapp';

/** A phone on the page of an order's receipts; the server answers with one for 周**. */
async function phoneWithReceipt(): Promise<Weapp> {
  const phone = new Weapp({
    callFunction: (_name, data) =>
      (data as { readonly action?: string }).action === 'receipt.get'
        ? Promise.resolve({ ok: true, data: { receipts: [receipt(0)] } })
        : Promise.reject(new Error('not asked in this test')),
  });
  await phone.launch('packages/pay/receipt/index?id=order');
  await phone.appears('save-0');
  return phone;
}

describe('a receipt’s picture, on the weapp build', () => {
  it('is drawn on a canvas of the page and put into the album', async () => {
    const phone = await phoneWithReceipt();
    await phone.tap('save-0');
    await phone.appears('saved-0');
    const [picture] = phone.fake.album;
    expect(picture?.words).toContain('居民医保缴费凭证');
    expect(picture?.words).toContain('参保人：周**');
    expect(picture?.width).toBe(750);
    expect(phone.complaints).toEqual([]);
    phone.die();
  });

  it('is as high as its lines need, and no higher than a canvas may be', async () => {
    const phone = await phoneWithReceipt();
    phone.device.fontSizeScaleFactor = 2;
    await phone.tap('save-0');
    await phone.appears('saved-0');
    expect(phone.fake.album[0]?.height).toBeGreaterThan(600);
    expect(phone.fake.album[0]?.height).toBeLessThan(4096);
    phone.die();
  });
});
