import { Office, day, hour, jincheng, notice } from './authors';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});

const dearer = notice({}, 40_000);

describe('a notice', () => {
  it('holds from its hour on, once a second officer has agreed', async () => {
    const from = office.time + 3 * hour;
    const read = await office.proposed(dearer, from);
    expect(await office.officer('oSecond', 'notices.agree', read)).toMatchObject({
      notice: 'jincheng-2024',
      number: 1,
      from,
    });
    office.pass(3 * hour - 1);
    expect(await office.payFen()).toBe(38_000);
    office.pass(1);
    expect(await office.payFen()).toBe(40_000);
  });

  it('may be agreed to by the office above', async () => {
    const read = await office.proposed(dearer);
    expect(await office.officer('oProvince', 'notices.agree', read)).toMatchObject({ number: 1 });
  });

  it('is agreed to by nobody of another place', async () => {
    const read = await office.proposed(dearer);
    expect((await office.refusedOfficer('oBeside', 'notices.agree', read)).code).toBe('OTHER_REGION');
  });

  it.each([
    ['who proposed it', 'oAuthor'],
    ['of the same name', 'oNamesake'],
  ])('is not agreed to by the officer %s', async (_who, openId) => {
    await office.hireOfficer('oNamesake', [jincheng], '测试员oAuthor');
    const read = await office.proposed(dearer);
    expect((await office.refusedOfficer(openId, 'notices.agree', read)).code).toBe('SAME_PERSON');
    expect(office.store.snapshot('notice-chains')).toEqual([]);
  });

  it('is not agreed to by somebody who wrote some of it, whoever proposed it', async () => {
    const { draftId, revision } = await office.draft(notice());
    const edited = { draftId, revision, region: jincheng, json: JSON.stringify(dearer), trials: [] };
    const saved = await office.officer('oSecond', 'notices.draft-save', edited);
    const read = { draftId, revision: saved.revision };
    await office.officer('oAuthor', 'notices.propose', { ...read, inForceFrom: null });
    expect((await office.refusedOfficer('oSecond', 'notices.agree', read)).code).toBe('SAME_PERSON');
    expect(await office.officer('oProvince', 'notices.agree', read)).toMatchObject({ number: 1 });
  });

  it('that was changed after it was proposed has to be proposed anew', async () => {
    const read = await office.proposed(dearer);
    const edited = { ...read, region: jincheng, json: JSON.stringify(notice({}, 41_000)), trials: [] };
    const { revision } = await office.officer('oAuthor', 'notices.draft-save', edited);
    expect((await office.refusedOfficer('oSecond', 'notices.agree', read)).code).toBe('CHANGED_MEANWHILE');
    const changed = { ...read, revision };
    expect((await office.refusedOfficer('oSecond', 'notices.agree', changed)).code).toBe('NOT_PROPOSED');
  });

  it('that nobody agreed to by its hour is not published', async () => {
    const read = await office.proposed(dearer, office.time + hour);
    office.pass(hour);
    const { draftId } = read;
    const { mayAgree } = await office.officer('oSecond', 'notices.draft', { draftId });
    expect(mayAgree).toEqual({ may: false, why: expect.stringContaining('定的生效时间已经过了，没有发布') });
    expect((await office.refusedOfficer('oSecond', 'notices.agree', read)).code).toBe('HOUR_PASSED');
    expect(await office.payFen()).toBe(38_000);
  });

  it.each([
    ['that is over', -1],
    ['more than eight weeks off', 57 * day],
  ])('is not proposed for an hour %s', async (_when, ms) => {
    const read = await office.draft(dearer);
    const request = { ...read, inForceFrom: office.time + ms };
    expect(await office.refusedOfficer('oAuthor', 'notices.propose', request)).toMatchObject({
      code: 'HOUR_WRONG',
      field: 'inForceFrom',
    });
  });

  it('goes back to its author with a reason', async () => {
    const read = await office.proposed(dearer);
    await office.officer('oSecond', 'notices.send-back', { ...read, why: '窗口的结束日期写错了' });
    const draft = await office.officer('oAuthor', 'notices.draft', { draftId: read.draftId });
    expect(draft).toMatchObject({
      proposal: null,
      sentBack: { by: { id: 'oSecond' }, why: '窗口的结束日期写错了' },
    });
    expect((await office.refusedOfficer('oSecond', 'notices.agree', read)).code).toBe('CHANGED_MEANWHILE');
  });

  it('is compared with the version that it follows', async () => {
    const read = await office.proposed(dearer);
    const { before, mayAgree } = await office.officer('oSecond', 'notices.draft', { draftId: read.draftId });
    expect(before?.number).toBe(0);
    expect(JSON.parse(before?.json ?? '')).toEqual(notice());
    expect(mayAgree).toEqual({ may: true });
    const own = await office.officer('oAuthor', 'notices.draft', { draftId: read.draftId });
    expect(own.mayAgree).toMatchObject({ may: false });
  });
});

describe('two versions', () => {
  it('proposed after the same one: the second is looked at again', async () => {
    const one = await office.proposed(dearer);
    const other = await office.proposed(notice({}, 41_000));
    await office.officer('oSecond', 'notices.agree', one);
    office.pass(hour);
    expect((await office.refusedOfficer('oSecond', 'notices.agree', other)).code).toBe('BEFORE_CHANGED');
  });

  it('don’t overtake each other: what waits for its hour comes first', async () => {
    const late = await office.proposed(dearer, office.time + 2 * day);
    await office.officer('oSecond', 'notices.agree', late);
    const soon = await office.proposed(notice({}, 41_000), office.time + day);
    expect((await office.refusedOfficer('oSecond', 'notices.agree', soon)).code).toBe('OTHER_SCHEDULED');
  });

  it('of an amendment have numbers, days and papers of their own, and never change', async () => {
    await office.publish(dearer, ['oAuthor', 'oSecond'], jincheng);
    const [first] = office.store.snapshot('notice-versions');
    office.pass(day);
    const amended = notice({ documentNumber: '晋市医保发〔2023〕40号（测试）' }, 40_000);
    await office.publish(amended, ['oSecond', 'oProvince'], jincheng);
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(chains).toMatchObject([
      {
        notice: 'jincheng-2024',
        inForce: 2,
        entries: [
          { number: 1, proposer: { id: 'oAuthor' }, agreer: { id: 'oSecond' } },
          {
            number: 2,
            documentNumber: '晋市医保发〔2023〕40号（测试）',
            proposer: { id: 'oSecond' },
            agreer: { id: 'oProvince' },
          },
        ],
      },
    ]);
    expect(office.store.snapshot('notice-versions')[0]).toEqual(first);
    const old = await office.officer('oAuthor', 'notices.version', { notice: 'jincheng-2024', number: 1 });
    expect(JSON.parse(old.json)).toEqual(dearer);
  });

  it('agreed to by two at once become one', async () => {
    const read = await office.proposed(dearer);
    const both = ['oSecond', 'oProvince'].map((one) =>
      office.officer(one, 'notices.agree', read).then(
        () => 'agreed',
        (error: unknown) => String(error),
      ),
    );
    expect((await Promise.all(both)).filter((said) => said === 'agreed')).toHaveLength(1);
    expect(office.store.snapshot('notice-versions')).toHaveLength(1);
  });
});

describe('one chain a place and year', () => {
  it.each([
    ['beside the shipped one', 'jincheng-2024-amended'],
    ['of another spelling', 'jc-2024'],
  ])('a second notice %s is refused, and says which one it has to go on with', async (_how, id) => {
    const read = await office.draft(notice({ id }));
    const request = { ...read, inForceFrom: null };
    expect(await office.refusedOfficer('oAuthor', 'notices.propose', request)).toMatchObject({
      code: 'OTHER_NOTICE',
      details: { notice: 'jincheng-2024' },
    });
    expect(office.store.snapshot('notice-places')).toEqual([]);
  });

  it('two first notices of a place agreed to at once: one of them is the place’s', async () => {
    const first = await office.proposed(notice({ id: 'jincheng-2025', year: 2024, regions: ['140521'] }));
    const second = await office.proposed(notice({ id: 'qinshui-2024', year: 2024, regions: ['140521'] }));
    const outcomes = await Promise.allSettled([
      office.officer('oSecond', 'notices.agree', first),
      office.officer('oProvince', 'notices.agree', second),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(office.store.snapshot('notice-chains')).toHaveLength(1);
  });

  it('an id of another place, or of another year, is refused', async () => {
    const elsewhere = await office.draft(notice({ id: 'hunan-2024' }));
    const request = { ...elsewhere, inForceFrom: null };
    expect(await office.refusedOfficer('oAuthor', 'notices.propose', request)).toMatchObject({
      code: 'OTHER_NOTICE',
      field: 'notice.id',
    });
    const later = await office.draft(notice({ year: 2023 }));
    const laterRequest = { ...later, inForceFrom: null };
    expect((await office.refusedOfficer('oAuthor', 'notices.propose', laterRequest)).code).toBe(
      'OTHER_NOTICE',
    );
  });

  it('belongs to the office of its places as they are stored, not as an instance read them', async () => {
    await office.hireOfficer('oCounty', ['140502']);
    await office.hireOfficer('oCounty2', ['140502']);
    await office.publish(
      notice({ id: 'county-2024', regions: ['140502'] }),
      ['oCounty', 'oCounty2'],
      '140502',
    );
    const wider = notice({ id: 'county-2024', regions: ['140502', '140521'] });
    await office.publish(wider, ['oAuthor', 'oSecond'], jincheng);
    const back = notice({ id: 'county-2024', regions: ['140502'] }, 41_000);
    const draft = {
      draftId: 'c'.repeat(32),
      revision: 0,
      region: '140502',
      json: JSON.stringify(back),
      trials: [],
    };
    const { revision } = await office.officer('oCounty', 'notices.draft-save', draft);
    const request = { draftId: draft.draftId, revision, inForceFrom: null };
    expect((await office.refusedOfficer('oCounty', 'notices.propose', request)).code).toBe('OTHER_NOTICE');
  });
});

it('the newest notices of a place are listed, however many there were before', async () => {
  const { db } = office.cloudFor('');
  const places = [jincheng, '140000'];
  for (let at = 0; at < 500; at += 1) {
    const before = { year: 2019, regions: [jincheng], overlays: null, places, entries: [] };
    await db.put('notice-chains', { ...before, _id: `before-${at}` });
  }
  await office.publish(dearer, ['oAuthor', 'oSecond'], jincheng);
  const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
  expect(chains[0]).toMatchObject({ notice: 'jincheng-2024', inForce: 1 });
});

it('the history names officers and no resident', async () => {
  await office.publish(dearer, ['oAuthor', 'oSecond'], jincheng);
  const kept = office.store.snapshot('notice-chains');
  expect(Object.keys(kept[0] ?? {}).sort()).toEqual([
    '_id',
    'entries',
    'overlays',
    'places',
    'regions',
    'year',
  ]);
});
