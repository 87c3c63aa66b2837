import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { consentVersion } from '../../../contract/claims';
import EnrolPage from '../../../src/packages/records/enrol/index';
import { answerSheet } from '../../../src/state/answers';
import { beginRelative, chooseRelation, clearDraft, fillIn } from '../../../src/state/enrol-draft';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { onDibao, ruizhou, answered } from '../answers/answered';

// The specimen number printed in GB 11643-1999.
const number = '11010519491231002X';
const born = { ...onDibao, birth: '1949-12-31' };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  act(clearDraft);
  answerSheet.set(answered(ruizhou, born));
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function step(name: string) {
  device.params = { step: name };
  return render(<EnrolPage />);
}
function tap(name: string) {
  return fireEvent.click(screen.getByRole('button', { name }));
}
function filledIn() {
  return act(() => fillIn({ name: '王建国', number, consent: 'on-behalf' }));
}

describe('typing who is to be enrolled', () => {
  it('goes from name to document to consent, with nothing of it in an address', () => {
    const first = step('name');
    fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王建国' } });
    tap('继续');
    first.unmount();
    step('document');
    fireEvent.change(screen.getByLabelText('居民身份证号码'), { target: { value: number } });
    expect(screen.getByText('号码核对无误，出生日期1949年12月31日')).toBeTruthy();
    tap('继续');
    expect(device.moves).toEqual([
      'to /packages/records/enrol/index?step=document',
      'to /packages/records/enrol/index?step=consent',
    ]);
    expect(JSON.stringify([...device.storage])).not.toContain('1101');
  });

  it('stops at a wrong number', () => {
    step('document');
    fireEvent.change(screen.getByLabelText('居民身份证号码'), { target: { value: '110105194912310021' } });
    tap('继续');
    expect(screen.getByRole('link', { name: /最后一位/ })).toBeTruthy();
    expect(device.moves).toEqual([]);
  });
});

describe('the page before it is sent', () => {
  it('shows the number masked and every claim', () => {
    filledIn();
    step('check');
    expect(screen.getByText('110***********002X')).toBeTruthy();
    expect(screen.getByText('低保对象')).toBeTruthy();
  });

  it('says that the document’s birth date counts where another was told', () => {
    answerSheet.set(answered(ruizhou, { ...born, birth: '1950-01-01' }));
    filledIn();
    step('check');
    expect(screen.getByText('出生日期和测算时填的不一样')).toBeTruthy();
  });

  it('sends person, place, year, claims and consent, then shows the record', async () => {
    server.answer('records.enrol', { record: { recordId: 'p1-2024' } });
    filledIn();
    step('check');
    tap('确认并登记');
    await waitFor(() =>
      expect(device.moves).toEqual(['instead /packages/records/record/index?id=p1-2024&done=1']),
    );
    expect(server.asked).toEqual([
      {
        action: 'records.enrol',
        person: { name: '王建国', document: { kind: 'resident-id', number } },
        region: ruizhou,
        year: 2024,
        claims: {
          identities: [{ code: 'dibao', since: '2023-09-14', sinceSaid: 'before' }],
          circumstances: [],
        },
        consent: { version: consentVersion, by: 'on-behalf' },
        messages: ['notice'],
      },
    ]);
  });

  it('puts a relative on the list and applies for him in one call, then shows the family', async () => {
    server.answer('family.add', { relative: { relativeId: 'r1' } });
    act(() => {
      beginRelative('request-1');
      chooseRelation('parent');
    });
    filledIn();
    step('check');
    tap('确认并添加家人');
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(device.moves[0]).toContain('added=r1');
    expect(server.asked).toMatchObject([
      {
        action: 'family.add',
        requestId: 'request-1',
        relation: 'parent',
        application: { year: 2024, messages: ['notice'] },
      },
    ]);
  });

  it('asks first what another place’s longer list asks', () => {
    const { region, answers } = answered(ruizhou, born);
    // 都没有 was said to a list of two.
    const short = { ...answers, identities: ['none'], 'identities.asked': ['dibao', 'tekun'] };
    answerSheet.set({ region, year: 2024, answers: short });
    filledIn();
    step('check');
    tap('回答剩下的问题');
    expect(device.moves).toEqual(['to /packages/calculator/ask/index?q=identities&edit=1']);
    expect(server.asked).toEqual([]);
  });

  it('sends it once, however quickly one taps', async () => {
    server.answer('records.enrol', { record: { recordId: 'p1-2024' } });
    filledIn();
    step('check');
    const button = screen.getByRole('button', { name: '确认并登记' });
    act(() => {
      button.click();
      button.click();
    });
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(server.asked).toHaveLength(1);
  });

  it('stays where it is when the server refuses, with the server’s words', async () => {
    server.refuse('records.enrol', 'ALREADY_INSURED', '他已经参加了2024年度的医保。');
    filledIn();
    step('check');
    tap('确认并登记');
    await screen.findByText('他已经参加了2024年度的医保。');
    expect(device.moves).toEqual([]);
  });

  it('asks again for what was not sent before the program was closed', () => {
    step('check');
    tap('重新填写');
    expect(device.moves).toEqual(['instead /packages/records/enrol/index']);
  });
});
