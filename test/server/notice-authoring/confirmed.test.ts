import { takeOver } from '../../../policy/authoring';
import { Office, notice } from './authors';

/** Next year's notice at 500 yuan, 120 more than this year's: far above the usual rise. */
const { notice: dear } = takeOver(notice({}, 50_000), 2025);

describe('what is unusual in a draft', () => {
  let office: Office;
  beforeEach(async () => {
    office = await Office.open('2024-09-10');
  });

  const asked = { rule: 'premium', field: 'amountFen', message: expect.stringContaining('2024年度是380元') };

  it('is asked back when it is saved and when it is opened', async () => {
    const { draftId } = await office.draft(dear);
    const view = await office.officer('oAuthor', 'notices.draft', { draftId });
    expect(view).toMatchObject({ problems: [], toConfirm: [asked] });
  });

  it('is not proposed before its author has confirmed it', async () => {
    const read = await office.draft(dear);
    const other = { rule: 'premium', field: 'amountFen', message: '别的话' };
    for (const confirmed of [undefined, [], [other]]) {
      const request = { ...read, inForceFrom: null, ...(confirmed === undefined ? {} : { confirmed }) };
      const refused = await office.refusedOfficer('oAuthor', 'notices.propose', request);
      expect(refused).toMatchObject({ code: 'NOT_CONFIRMED', field: 'confirmed' });
      expect(refused.message).toMatch(/^还有1处要核对的没有确认：.*2024年度是380元，现在写的是500元/);
    }
  });

  async function proposed() {
    const read = await office.draft(dear);
    const { draftId } = read;
    const { toConfirm } = await office.officer('oAuthor', 'notices.draft', { draftId });
    await office.officer('oAuthor', 'notices.propose', { ...read, inForceFrom: null, confirmed: toConfirm });
    return read;
  }

  it('is shown to the second officer with who confirmed it, and stays with the version', async () => {
    const read = await proposed();
    const { proposal } = await office.officer('oSecond', 'notices.draft', { draftId: read.draftId });
    expect(proposal).toMatchObject({ by: { id: 'oAuthor' }, confirmed: [asked] });
    await office.officer('oSecond', 'notices.agree', read);
    const versions = office.store.snapshot('notice-versions') as readonly { readonly confirmed?: unknown }[];
    expect(versions.at(-1)).toMatchObject({ notice: dear.id, confirmed: [asked] });
  });

  it('is not agreed to where something else has become unusual since', async () => {
    const read = await proposed();
    // This year's premium is amended meanwhile: what was compared with 380 yuan is now compared with 390.
    await office.publish(notice({}, 39_000), ['oAuthor', 'oSecond'], '140500');
    const refused = await office.refusedOfficer('oSecond', 'notices.agree', read);
    expect(refused.code).toBe('NOT_CONFIRMED');
    expect(refused.message).toContain('2024年度是390元');
  });
});
