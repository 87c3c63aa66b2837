import type { NoticeDocument } from '../../../policy';
import { day } from './authors';
import { Offices, byCity, city, shippedCity, withoutForesters } from './jilin';

const changyi = '220202';
/** A district's notice that stands alone, under the province's and the city's (made up: the province's figures). */
const alone: NoticeDocument = { ...withoutForesters, id: 'changyi-2024', regions: [changyi] };

const citys =
  /^昌邑区按《.*》（jilin-city-2024）办。这一份单独成文，它在昌邑区就停下：第一条当地应缴长期护理保险费、二（一）先缴后补、二（一）几种身份怎么算、五（四）提示，对吗？/;

let offices: Offices;
beforeEach(async () => {
  offices = await Offices.open();
});

async function asked(content: NoticeDocument) {
  const { read } = await offices.drafted(content, 'oCity');
  return { read, ...(await offices.officer('oCity', 'notices.draft', { draftId: read.draftId })) };
}

describe('a notice that stands alone, in a district where another one adds to a wider one', () => {
  it('is asked back what stops there, and beside which notice it stands', async () => {
    const { problems, toConfirm } = await asked(alone);
    expect(problems).toEqual([]);
    expect(toConfirm).toMatchObject([
      { field: 'regions.0', message: expect.stringMatching(/另一份是《.*》，jilin-province-2024/) },
      { field: 'regions.0', message: expect.stringMatching(citys) },
    ]);
  });

  it('is asked the same of one that only waits for its hour', async () => {
    const huadian = { ...shippedCity, id: 'huadian-2024', regions: ['220282'] };
    const read = await offices.proposed(huadian, 'oCity', offices.time + 20 * day);
    await offices.officer('oCityToo', 'notices.agree', read);
    const { toConfirm } = await asked({ ...alone, id: 'huadian-alone-2024', regions: ['220282'] });
    expect(toConfirm).toMatchObject([
      { message: expect.stringContaining('jilin-province-2024') },
      { message: expect.stringMatching(/^桦甸市按《.*》（huadian-2024）办。/) },
    ]);
  });

  it('is not proposed before that is confirmed', async () => {
    const { read } = await asked(alone);
    const refusal = await offices.refusedOfficer('oCity', 'notices.propose', { ...read, inForceFrom: null });
    expect(refusal.code).toBe('NOT_CONFIRMED');
  });

  it('is asked nothing more once it holds there', async () => {
    await offices.publish(alone, byCity, city);
    expect((await asked({ ...alone, title: '昌邑区的通知（修改）' })).toConfirm).toEqual([]);
  });

  it('is not asked about the city’s in a place of which that one doesn’t speak', async () => {
    const { toConfirm } = await asked({ ...alone, regions: ['220221'] });
    expect(toConfirm).toMatchObject([{ message: expect.stringContaining('jilin-province-2024') }]);
  });

  it('is not asked where it adds to the wider one too', async () => {
    const added = { ...alone, overlays: 'jilin-city-2024', rules: alone.rules.slice(0, 1) };
    expect((await asked(added)).toConfirm).toEqual([]);
  });
});
