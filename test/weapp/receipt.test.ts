import { receipt } from '../src/pay/samples';
import { Weapp } from '../../harness/weapp/weapp';

const answers: Readonly<Record<string, object>> = {
  'receipt.get': { receipts: [receipt(0), receipt(1, { insured: '李**' })] },
  'receipt.code-picture': { png: 'UE5H' },
};

/** A phone on the page of an order's receipts; the server answers with two, for 周** and for 李**. */
async function phoneWithReceipt(): Promise<Weapp> {
  const phone = new Weapp({
    callFunction: (_name, request) => {
      const data = answers[(request as { readonly action?: string }).action ?? ''];
      return data === undefined
        ? Promise.reject(new Error('not asked in this test'))
        : Promise.resolve({ ok: true, data });
    },
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
    expect(picture?.drawn).toEqual(['data:image/png;base64,UE5H']);
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

  it('is one for the whole family, each named once', async () => {
    const phone = await phoneWithReceipt();
    await phone.tap('save-family');
    await phone.appears('saved-family');
    const [picture] = phone.fake.album;
    expect(picture?.words).toContain('参保人：周**');
    expect(picture?.words).toContain('参保人：李**');
    expect(picture?.height).toBeLessThan(4096);
    expect(phone.complaints).toEqual([]);
    phone.die();
  });

  it('is offered where nothing can be printed', async () => {
    const phone = await phoneWithReceipt();
    expect(await phone.has('print')).toBe(false);
    phone.die();
  });
});
