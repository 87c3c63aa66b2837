import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { consentVersion } from '../../../contract/claims';
import EnrolPage from '../../../src/packages/records/enrol/index';
import { answerSheet, beginAnswers } from '../../../src/state/answers';
import { clearDraft, enrolDraft, fillIn } from '../../../src/state/enrol-draft';
import type { EnrolDraft } from '../../../src/state/enrol-draft';
import { takeAdded } from '../../../src/state/just-added';
import { place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { comeBack, device } from '../doubles/taro';
import { onDibao, ruizhou, answered } from '../answers/answered';

// The specimen number printed in GB 11643-1999.
const number = '11010519491231002X';
const born = { ...onDibao, birth: '1949-12-31' };
const second = 'to /packages/records/enrol/index?step=apply';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  act(clearDraft);
  takeAdded();
  answerSheet.set(null);
  act(() => place.set({ region: ruizhou, scanned: true }));
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function tap(name: string | RegExp) {
  return fireEvent.click(screen.getByRole('button', { name }));
}
function type(label: string, value: string) {
  return fireEvent.change(screen.getByLabelText(label), { target: { value } });
}
function choose(role: 'radio' | 'checkbox', name: string | RegExp) {
  return fireEvent.click(screen.getByRole(role, { name }));
}

describe('the first page', () => {
  beforeEach(() => {
    render(<EnrolPage />);
  });

  it('asks name, number and relation, and the relation leads on; nothing of it is in an address or on the phone', () => {
    type('姓名', '王建国');
    type('居民身份证号码', number);
    expect(screen.getByText('号码核对无误，出生日期1949年12月31日')).toBeTruthy();
    tap('父母，下一步');
    expect(device.moves).toEqual([second]);
    expect(enrolDraft.get()).toMatchObject({ name: '王建国', relation: 'parent', consent: null });
    expect(JSON.stringify([...device.storage])).not.toMatch(/1101|王建国/);
  });

  it('stops at a wrong number, and keeps what was chosen', () => {
    type('姓名', '王建国');
    type('居民身份证号码', '110105194912310021');
    tap('父母，下一步');
    expect(screen.getByRole('link', { name: /最后一位/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: '父母，已选，下一步' })).toBeTruthy();
    expect(device.moves).toEqual([]);
  });

  it('names everything that is wrong at once', () => {
    tap('父母，下一步');
    expect(screen.getAllByRole('link')).toHaveLength(2);
  });

  it('asks for a birth date only where the document carries none', () => {
    type('姓名', '王小宝');
    tap('用的是别的证件，或者孩子还没有号码');
    choose('radio', /出生医学证明/);
    type('出生医学证明号码', 'P360000001');
    expect(screen.getByLabelText('出生日期，年，四位数字')).toBeTruthy();
    tap('子女，下一步');
    expect(screen.getByRole('link', { name: /出生日期不存在/ })).toBeTruthy();
  });

  it('takes the poster’s place, and leaves the first page’s as it is', () => {
    type('姓名', '王建国');
    type('居民身份证号码', number);
    tap('父母，下一步');
    expect(answerSheet.get()).toMatchObject({ region: ruizhou, year: 2024 });
    expect(place.get()).toEqual({ region: ruizhou, scanned: true });
  });

  it('takes no place that somebody chose for himself: it is asked for each person', () => {
    act(() => place.set({ region: '430102' }));
    type('姓名', '王建国');
    type('居民身份证号码', number);
    tap('父母，下一步');
    expect(answerSheet.get()).toBeNull();
  });

  it('asks consent anew where somebody else is typed', () => {
    act(() => fillIn({ consent: 'on-behalf' }));
    type('姓名', '王建军');
    expect(enrolDraft.get().consent).toBeNull();
  });
});

const typed: Partial<EnrolDraft> = { name: '王建国', number, relation: 'parent', answers: 'his' };

function apply(part: Partial<EnrolDraft> = {}) {
  act(() => fillIn({ ...typed, ...part }));
  device.params = { step: 'apply' };
  return render(<EnrolPage />);
}
const agreed = '我为家人办理，他已经同意';

function answersRecord(state: string, dueFen: number) {
  const status = { year: 2024, region: ruizhou, state, dueFen };
  const person = { name: '王建国', document: '110***********002X' };
  const record = { recordId: 'p1-2024', person, status };
  server.answer('family.add', { relative: { relativeId: 'r1', record } });
}

describe('the second page', () => {
  beforeEach(() => beginAnswers(ruizhou, 2024));

  it('shows the name in full and the number masked', () => {
    apply();
    expect(screen.getByText('王建国 · 父母')).toBeTruthy();
    expect(screen.getByText(/居民身份证 110\*{11}002X，/)).toBeTruthy();
    expect(document.body.textContent).not.toContain(number);
  });

  it('has nothing ticked beforehand, and goes nowhere without consent', () => {
    apply();
    for (const role of ['radio', 'checkbox'] as const) {
      for (const box of screen.queryAllByRole(role)) expect(box.getAttribute('aria-checked')).toBe('false');
    }
    tap('登记，去缴费');
    expect(screen.getByRole('link', { name: '请先点选同意，才能登记。' })).toBeTruthy();
    expect(server.asked).toEqual([]);
  });

  it.each<[string, Partial<EnrolDraft>, string]>([
    ['the payer for another', {}, agreed],
    ['one for oneself', { relation: 'self' }, '我就是参保人，我同意'],
    [
      'the guardian for a child',
      {
        relation: 'child',
        kind: 'birth-certificate',
        number: 'P360000001',
        birth: { year: '2023', month: '11', day: '10' },
      },
      '我是孩子的监护人，我同意',
    ],
  ])('asks %s, and nobody else', (_who, part, words) => {
    apply(part);
    const boxes = screen.getAllByRole('radio');
    expect(boxes.map((box) => box.getAttribute('aria-label'))).toEqual([words]);
  });

  it('asks one question that may be left out, and sends no claim then', async () => {
    answersRecord('to-pay', 38_000);
    apply();
    expect(screen.getByText('属于以下情况吗？（可以不答）')).toBeTruthy();
    choose('radio', agreed);
    tap('登记，去缴费');
    await waitFor(() => expect(device.moves).toEqual(['instead /packages/pay/check/index']));
    expect(server.asked).toEqual([
      {
        action: 'family.add',
        requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        person: { name: '王建国', document: { kind: 'resident-id', number } },
        relation: 'parent',
        region: ruizhou,
        claims: { identities: [], circumstances: [] },
        consent: { version: consentVersion, by: 'on-behalf' },
        application: { year: 2024, messages: ['notice'] },
      },
    ]);
    expect(enrolDraft.get().name).toBe('');
    expect(answerSheet.get()).toBeNull();
  });

  it('asks no newborn of prison, martyrs or military service', () => {
    const birth = { year: '2023', month: '11', day: '10' };
    apply({ relation: 'child', kind: 'birth-certificate', number: 'P360000001', birth });
    expect(screen.getByRole('checkbox', { name: /低保对象/ })).toBeTruthy();
    expect(
      screen.queryByRole('checkbox', { name: /^(刑满释放|烈士子女|失业退役士兵|退出现役|职工医保停保)/ }),
    ).toBeNull();
    expect(screen.queryByText('参保人哪天出生？')).toBeNull();
  });

  it('says whom a category of the notice means', () => {
    apply();
    expect(
      screen.getByRole('checkbox', { name: /^“六类对象”（残疾军人等），指六种人：残疾军人/ }),
    ).toBeTruthy();
  });

  it('takes a ticked identity as claimed, and its days as not known', async () => {
    answersRecord('awaiting-confirmation', 38_000);
    apply();
    choose('radio', agreed);
    choose('checkbox', /低保对象/);
    tap('登记，去缴费');
    await waitFor(() =>
      expect(device.moves).toEqual(['instead /packages/records/record/index?id=p1-2024&done=1']),
    );
    const claims = server.asked[0]?.claims as { readonly identities: readonly object[] };
    expect(claims.identities).toMatchObject([{ code: 'dibao', sinceSaid: 'unknown' }]);
  });

  it('asks where he is insured where nothing says it, before it sends anything', () => {
    answerSheet.set(null);
    apply();
    choose('radio', agreed);
    tap('登记，去缴费');
    expect(screen.getByRole('link', { name: '请选择他在哪里参保。' })).toBeTruthy();
    tap('选择参保地');
    expect(device.moves).toEqual(['to /packages/place/index?then=relative']);
    expect(server.asked).toEqual([]);
  });

  it('goes on with the next person, and says what came of the last', async () => {
    answersRecord('to-pay', 38_000);
    device.stack = [
      'packages/family/list/index',
      'packages/records/enrol/index',
      'packages/records/enrol/index',
    ];
    const page = apply();
    choose('radio', agreed);
    tap('登记，再添加一位');
    await waitFor(() => expect(device.moves).toEqual(['back 1']));
    page.unmount();
    device.params = {};
    render(<EnrolPage />);
    expect(screen.getByText('王建国：应缴 380 元')).toBeTruthy();
    expect((screen.getByLabelText('姓名') as HTMLInputElement).value).toBe('');
  });

  it('sends it once, however quickly one taps', async () => {
    answersRecord('to-pay', 38_000);
    apply();
    choose('radio', agreed);
    const button = screen.getByRole('button', { name: '登记，去缴费' });
    act(() => {
      button.click();
      button.click();
    });
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(server.asked).toHaveLength(1);
  });

  it('stays where it is when the server refuses, with the server’s words, and leads to the family', async () => {
    server.refuse('family.add', 'ALREADY_RELATIVE', '这位家人已经登记过了。');
    apply();
    choose('radio', agreed);
    tap('登记，去缴费');
    await screen.findByText('这位家人已经登记过了。');
    expect(enrolDraft.get().name).toBe('王建国');
    tap('去看家人');
    expect(device.moves).toEqual(['instead /packages/family/list/index']);
  });

  it('asks again for what was not sent before the program was closed', () => {
    device.params = { step: 'apply' };
    render(<EnrolPage />);
    tap('重新填写');
    expect(device.moves).toEqual(['instead /packages/records/enrol/index']);
  });

  it('lets nobody come back to a form that was sent', async () => {
    answersRecord('to-pay', 38_000);
    device.stack = ['packages/records/enrol/index', 'packages/records/enrol/index'];
    const sent = apply();
    choose('radio', agreed);
    tap('登记，去缴费');
    await waitFor(() => expect(device.moves).toHaveLength(1));
    sent.unmount();
    device.params = {};
    render(<EnrolPage />);
    comeBack();
    expect(device.moves.at(-1)).toBe('back 1');
  });
});

describe('after the calculator', () => {
  beforeEach(() => answerSheet.set(answered(ruizhou, born)));

  it('shows what was answered there, and asks none of it again', async () => {
    answersRecord('awaiting-confirmation', 6_000);
    apply({ answers: 'calculated' });
    expect(screen.getByText('低保对象')).toBeTruthy();
    expect(screen.queryByText('属于以下情况吗？（可以不答）')).toBeNull();
    choose('radio', agreed);
    tap('登记，去缴费');
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(server.asked[0]?.claims).toEqual({
      identities: [{ code: 'dibao', since: '2023-09-14', sinceSaid: 'before' }],
      circumstances: [],
    });
  });

  it('says that the document’s birth date counts where another was told', () => {
    answerSheet.set(answered(ruizhou, { ...born, birth: '1950-01-01' }));
    apply({ answers: 'calculated' });
    expect(screen.getByText('出生日期和测算时填的不一样')).toBeTruthy();
  });

  it('asks first what another place’s longer list asks', () => {
    const { region, answers } = answered(ruizhou, born);
    // 都没有 was said to a list of two.
    const short = { ...answers, identities: ['none'], 'identities.asked': ['dibao', 'tekun'] };
    answerSheet.set({ region, year: 2024, answers: short });
    apply({ answers: 'calculated' });
    choose('radio', agreed);
    tap('回答剩下的问题');
    expect(device.moves).toEqual(['to /packages/calculator/ask/index?q=identities&edit=1']);
    expect(server.asked).toEqual([]);
  });

  it('takes the answers for somebody who is on the list already', async () => {
    answersRecord('to-pay', 6_000);
    server.refuse('family.add', 'ALREADY_RELATIVE', '这位家人已经登记过了。');
    server.answer('records.enrol', {
      record: { recordId: 'p1-2024', person: { name: '王建国' }, status: { state: 'to-pay', dueFen: 6_000 } },
    });
    apply({ answers: 'calculated' });
    choose('radio', agreed);
    tap('登记，去缴费');
    await waitFor(() => expect(device.moves).toEqual(['instead /packages/pay/check/index']));
    expect(server.asked.map(({ action }) => action)).toEqual(['family.add', 'records.enrol']);
  });
});
