import { render, screen, waitFor } from '@testing-library/react';
import type { PersonFile } from '../../../contract/person-file';
import PersonsPage from '../../../src/officer/persons/index';
import { openPerson } from '../../../src/officer/persons/begun';
import { fileAsText } from '../../../src/officer/persons/file-text';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const number = '369901195805120017';
const found = { personId: 'a1b2c3d4', person: { name: '王建果', document: '369***********0017' } };
const file: PersonFile = {
  ...found,
  madeAt: Date.parse('2023-11-20T04:00:00Z'),
  sections: [
    { title: '本人', lines: [{ label: '出生日期', words: '1958年5月12日' }] },
    { title: '2024年度', lines: [{ label: '参保', words: '缴费380元', source: '某通知二（一）' }] },
  ],
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  device.params = { look: 'file' };
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [street], duties: ['roster'], today: '2023-11-20' });
  server.answer('persons.search', { people: [found] });
  server.answer('persons.file', file);
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

it('a person is found by his number, and his file read with its clauses', async () => {
  render(<PersonsPage />);
  await screen.findByText('查一个人', {}, { timeout: 10_000 });
  await fill('居民身份证号码', number);
  await tap('查');
  await screen.findByText('缴费380元');
  expect(screen.getByText('某通知二（一）')).toBeTruthy();
  expect(asked('persons.search')[0]).toMatchObject({ region: street, query: { by: 'document' } });
});

it('of whom only the list of residents has it says how he stands, and nothing of him is put right', async () => {
  server.answer('persons.file', { ...file, standing: '在本地名册，2024年度参保在别处' });
  render(<PersonsPage />);
  await fill('居民身份证号码', number);
  await tap('查');
  await screen.findByText('在本地名册，2024年度参保在别处');
  expect(screen.queryByText('更正、退费')).toBeNull();
});

it('of an order of several one is chosen; a number that can’t be one is not sent', async () => {
  const other = { personId: 'b1b2c3d4', person: { name: '李秀英', document: '369***********0025' } };
  server.answer('persons.search', { people: [found, other] });
  render(<PersonsPage />);
  await choose('订单号');
  await fill('32位订单号', 'abc');
  await tap('查');
  await screen.findByText(/订单号有32位/);
  expect(asked('persons.search')).toEqual([]);
  await fill('32位订单号', 'F'.repeat(32));
  await tap('查');
  await tap(/^李秀英/);
  await screen.findByText('缴费380元');
  expect(asked('persons.file')[0]).toMatchObject({ personId: other.personId });
});

/** The page as the address has it that was opened last. */
function arrive(): void {
  const [, query = ''] = (device.moves.at(-1) ?? '').split('?');
  device.params = Object.fromEntries(new URLSearchParams(query));
  render(<PersonsPage />);
}

it('a search that was begun on another page is made at once; where nobody is found the number stands to be put right', async () => {
  server.refuse('persons.search', 'NO_PERSON', '没有查到这个人。');
  openPerson({ region: street, query: { by: 'document', document: { kind: 'resident-id', number } } });
  expect(device.moves.at(-1)).not.toContain(number);
  arrive();
  await screen.findByText(/没有查到这个人/);
  expect(screen.getByLabelText('居民身份证号码')).toHaveProperty('value', number);
  expect(asked('persons.search')).toHaveLength(1);
});

it('whom a list names is opened without a search, once: the page opened again asks for a number', async () => {
  openPerson({ region: street, personId: found.personId });
  arrive();
  await screen.findByText('缴费380元');
  expect(asked('persons.search')).toEqual([]);
  await tap('查另一个人');
  await screen.findByLabelText('居民身份证号码');
  arrive();
  await waitFor(() => expect(screen.getAllByLabelText('居民身份证号码')).toHaveLength(2));
  expect(asked('persons.file')).toHaveLength(1);
});

it('the whole number comes for a reason, and is asked for by nothing else', async () => {
  server.answer('persons.number', { documents: [{ kind: 'resident-id', number }] });
  render(<PersonsPage />);
  await fill('居民身份证号码', number);
  await tap('查');
  await tap('看完整证件号码');
  expect(asked('persons.number')).toEqual([]);
  await choose('和医保、税务部门核对');
  await screen.findByText(`居民身份证 ${number}`);
  expect(asked('persons.number')).toMatchObject([{ reason: 'bureau', personId: found.personId }]);
});

it('what is wrong in it is put right from there', async () => {
  server.answer('persons.stored', {
    ...found,
    documents: [{ kind: 'resident-id', number: '369***********0017' }],
    birthDate: '1958-05-12',
    isTied: false,
    certifications: [],
    circumstances: [],
    facts: [],
    bindings: [],
    enrolments: [],
    corrections: [],
  });
  render(<PersonsPage />);
  await fill('居民身份证号码', number);
  await tap('查');
  await tap('更正、退费');
  await screen.findByText('哪一样错了');
  await tap('查另一个人');
  await screen.findByRole('radio', { name: '订单号' });
});

it('a phone gets the same as a text, with who opened it and where each line is from', () => {
  const text = fileAsText(file, '陈*');
  expect(text).toContain('参保：缴费380元（某通知二（一））');
  expect(text).toContain('陈* 2023年11月20日');
  expect(text).not.toContain(number);
});
