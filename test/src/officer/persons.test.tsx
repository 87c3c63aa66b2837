import { render, screen, waitFor } from '@testing-library/react';
import type { StoredPersonView } from '../../../contract/corrections';
import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import PersonsPage from '../../../src/officer/persons/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const number = '369901195805120017';

const stored: StoredPersonView = {
  personId: 'a1b2c3d4',
  person: { name: '王建果', document: '369***********0017' },
  documents: [{ kind: 'resident-id', number: '369***********0017' }],
  birthDate: isoDay('1958-05-12'),
  isTied: false,
  certifications: [{ code: 'dibao', name: '低保对象', region: street, since: isoDay('2022-06-01') }],
  circumstances: [{ code: 'employee-insurance-ended', on: isoDay('2023-11-01') }],
  facts: [{ year: 2024, region: street, names: ['学生身份'] }],
  bindings: [],
  enrolments: [{ year: 2024, region: street, basis: 'exempt', on: isoDay('2023-11-20') }],
  corrections: [],
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [street], duties: ['roster'], today: '2023-11-20' });
  server.answer('persons.find', stored);
  server.answer('proposals.propose', { state: 'proposed' });
});

async function find(): Promise<void> {
  render(<PersonsPage />);
  await fill('居民身份证号码', number);
  await tap('查');
  await screen.findByText('哪一样错了');
}

function proposed() {
  return server.asked.filter(({ action }) => action === 'proposals.propose');
}

const payment = { orderId: 'f'.repeat(32), line: 0, leftFen: fen(38_000), partFen: fen(37_999) };

/** Somebody for whom 380 yuan were paid, found by an officer with these duties. */
async function findPaid(duties: readonly string[]): Promise<void> {
  server.answer('officer.me', { name: '陈*', regions: [street], duties, today: '2023-11-20' });
  const on = isoDay('2023-11-20');
  server.answer('persons.find', {
    ...stored,
    enrolments: [{ year: 2024, region: street, basis: 'paid', on, payment }],
  });
  render(<PersonsPage />);
  await fill('居民身份证号码', number);
  await tap('查');
  await screen.findByText('没有退过的：380元');
}

describe('what was paid for a person', () => {
  it('goes back in part, with the reason, and not more than may go back', async () => {
    await findPaid(['money']);
    expect(screen.queryByText('哪一样错了')).toBeNull();
    await tap('错缴、多缴，要退费');
    await fill('理由，付款人和参保人都看得到', '窗口多收了，看过收据');
    await fill('退多少', '380');
    await tap('提出退费');
    await screen.findByText(/最多379.99元，小数/);
    await fill('退多少', '60');
    await tap('提出退费');
    await screen.findByText('已提出，还没有生效');
    const { orderId, line } = payment;
    expect(proposed()).toMatchObject([
      { act: 'refunds.grant', content: { region: street, orderId, line, amountFen: 6_000, ends: false } },
    ]);
  });

  it('goes back as a whole, and the insurance ends', async () => {
    await findPaid(['roster', 'money']);
    await tap('错缴、多缴，要退费');
    await choose(/全部退回380元，参保停止/);
    await fill('理由，付款人和参保人都看得到', '登记错了人，看过户口簿');
    await tap('提出退费');
    await waitFor(() => expect(proposed()).toHaveLength(1));
    expect(proposed()[0]).toMatchObject({ content: { amountFen: 38_000, ends: true } });
  });

  it('is nothing that an officer of the rosters gives back', async () => {
    await findPaid(['roster']);
    expect(screen.queryByText('错缴、多缴，要退费')).toBeNull();
  });
});

describe('what is stored wrongly of a person', () => {
  it('is found by his document, and a right name is proposed with the reason', async () => {
    await find();
    expect(server.asked).toContainEqual({
      action: 'persons.find',
      region: street,
      document: { kind: 'resident-id', number },
    });
    await tap(/^姓名/);
    await fill('证件上的姓名', '王建国');
    await tap('提出更正');
    await screen.findByText(/请把理由写清楚一点/);
    await fill('理由，本人看得到', '对照户口簿，名字录错了');
    await tap('提出更正');
    await screen.findByText('已提出，还没有生效');
    const [asked] = proposed();
    expect(asked).toMatchObject({
      act: 'persons.correct',
      part: 1,
      parts: 1,
      content: {
        correctionId: asked?.proposalId,
        personId: 'a1b2c3d4',
        region: street,
        correction: { kind: 'name', name: '王建国' },
        reason: '对照户口簿，名字录错了',
      },
    });
  });

  it('may be an identity that never was his', async () => {
    await find();
    await tap(/^低保对象/);
    await fill('理由，本人看得到', '民政核对，不是低保');
    await tap('提出更正');
    await screen.findByText(/请填写到哪一天为止/);
    await choose(/认定错了/);
    await tap('提出更正');
    await waitFor(() => expect(proposed()).toHaveLength(1));
    expect(proposed()[0]).toMatchObject({
      content: {
        correction: {
          kind: 'certification',
          code: 'dibao',
          region: street,
          since: '2022-06-01',
          until: null,
        },
      },
    });
  });

  it('may be something that was confirmed of him', async () => {
    await find();
    await tap(/^学生身份/);
    await fill('理由，本人看得到', '核对学籍，不是学生');
    await tap('提出更正');
    await waitFor(() => expect(proposed()).toHaveLength(1));
    const correction = { kind: 'facts', year: 2024, region: street };
    expect(proposed()[0]).toMatchObject({ content: { correction } });
  });

  it('may be an enrolment without payment', async () => {
    await find();
    await tap('登记错了，要撤销');
    await fill('理由，本人看得到', '不是本街道的人');
    await tap('提出更正');
    await waitFor(() => expect(proposed()).toHaveLength(1));
    expect(proposed()[0]).toMatchObject({ content: { correction: { kind: 'enrolment', year: 2024 } } });
  });

  it('of somebody who is not of his places is not shown', async () => {
    server.refuse('persons.find', 'NO_PERSON', '没有查到这个人，或者他不归您这里办理。');
    render(<PersonsPage />);
    await fill('居民身份证号码', number);
    await tap('查');
    await screen.findByText(/没有查到这个人/);
  });
});
