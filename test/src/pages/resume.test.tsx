import { render, screen } from '@testing-library/react';
import type { ResumptionStatus } from '../../../contract/record-view';
import { isoDay } from '../../../policy/calendar';
import { AskToResume } from '../../../src/packages/records/record/AskToResume';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const clause = {
  notice: 'ruizhou-2024',
  clause: '4.6',
  label: '四（六）',
  says: '短工结束，本人申请，及时恢复。',
};
const notYet: ResumptionStatus = { asked: { state: 'not-yet' }, clause };

let server: ServerDouble;
let askedTimes: number;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('records.ask-to-resume', {});
  askedTimes = 0;
  jest.useFakeTimers({ now: Date.parse('2024-06-03T12:00:00+08:00'), doNotFake: ['setTimeout'] });
});
afterEach(() => jest.useRealTimers());

function show(resumption: ResumptionStatus): void {
  render(
    <AskToResume
      recordId="aaaaaaaa-2024"
      suspendedFrom="2024-02-01"
      resumption={resumption}
      onAsked={() => {
        askedTimes += 1;
      }}
    />,
  );
}

async function fillDay(year: string, month: string, day: string): Promise<void> {
  const name = '那边的工作或职工医保哪天结束';
  await fill(`${name}，年，四位数字`, year);
  await fill(`${name}，月`, month);
  await fill(`${name}，日`, day);
}

it('says what the notice’s clause asks, and asks by one day and one tap', async () => {
  show(notYet);
  expect(screen.getByText('短工结束，本人申请，及时恢复。')).toBeTruthy();
  await fillDay('2024', '5', '31');
  await tap('申请恢复待遇');
  expect(server.asked).toContainEqual({
    action: 'records.ask-to-resume',
    recordId: 'aaaaaaaa-2024',
    workEndedOn: '2024-05-31',
  });
  expect(askedTimes).toBe(1);
});

it.each([
  ['no day', ['', '', ''], '请写那边结束的日期'],
  ['a day to come', ['2024', '6', '4'], '那一天还没有到'],
  ['a day before they rested', ['2024', '1', '31'], '不能早于暂停的那天'],
] as const)('asks nothing with %s, and keeps what was typed', async (_, [year, month, day], words) => {
  show(notYet);
  await fillDay(year, month, day);
  await tap('申请恢复待遇');
  expect(document.body.textContent).toContain(words);
  expect(server.asked).toEqual([]);
  if (year !== '') expect(screen.getByDisplayValue(year)).toBeTruthy();
});

it('shows that it was asked, and no button any more', () => {
  const asked = { state: 'asked', on: isoDay('2024-06-03'), workEndedOn: isoDay('2024-05-31') } as const;
  show({ asked, clause });
  expect(document.body.textContent).toContain('2024年6月3日申请的，写的是那边2024年5月31日结束');
  expect(screen.queryByRole('button', { name: '申请恢复待遇' })).toBeNull();
});

it('shows why the office did not agree, and lets one ask again', () => {
  show({ asked: { state: 'declined', on: isoDay('2024-06-03'), words: '职工医保还在保' } });
  expect(document.body.textContent).toContain('2024年6月3日答复：职工医保还在保');
  expect(screen.getByRole('button', { name: '申请恢复待遇' })).toBeTruthy();
});
