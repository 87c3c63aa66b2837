import { fireEvent, render, screen } from '@testing-library/react';
import OfficerResidentsPage from '../../../src/officer/residents/index';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  const officer = { name: '王', regions: ['360983001'], duties: ['roster'], today: '2023-11-20' };
  server.answer('officer.me', officer);
  server.answer('residents.import', {
    taken: 2,
    unchanged: 0,
    moved: 0,
    listedTwice: 0,
    repeated: false,
    rejected: [],
  });
});

async function paste(text: string): Promise<void> {
  render(<OfficerResidentsPage />);
  const field = await screen.findByRole('textbox');
  fireEvent.change(field, { target: { value: text } });
  await tap('先看看有没有错');
}

const two = [
  '姓名,证件号码,村（社区）,户号,户主,代办员,联系电话,民族,低保',
  '王建国,369901195805120017,濠溪村,0017,是,周有田,13800000000,汉,是',
  '陈桂花,369901193602180029,濠溪村,0017,,,,汉,',
].join('\n');

it('sends only what the purpose needs, and says which columns stay behind', async () => {
  await paste(two);
  await screen.findByText('这些列用不到，不会送出：民族、低保。');
  await fill('联系电话从哪里来', '村委会登记时说过');
  await tap('导入2人');
  await screen.findByText('2人在名单上了');
  const sent = server.asked.find(({ action }) => action === 'residents.import');
  expect(sent).toMatchObject({
    region: '360983001',
    part: 1,
    phonesFrom: '村委会登记时说过',
    rows: [
      {
        name: '王建国',
        village: '濠溪村',
        household: '0017',
        isHead: true,
        agent: '周有田',
        phone: '13800000000',
      },
      { name: '陈桂花', village: '濠溪村', household: '0017' },
    ],
  });
  expect(JSON.stringify(sent)).not.toMatch(/汉|低保/);
});

it('asks where telephone numbers come from before any is sent, and keeps the file', async () => {
  await paste(two);
  await tap('导入2人');
  await screen.findAllByText('文件里有联系电话，请写号码从哪里来');
  expect(server.asked.map(({ action }) => action)).not.toContain('residents.import');
  expect(screen.getByDisplayValue(/濠溪村/)).toBeTruthy();
});

it('names the lines with a wrong number, without a village, and of one person twice', async () => {
  await paste(
    [
      '姓名,证件号码,村（社区）',
      '王建国,369901195805120018,濠溪村',
      '陈桂花,369901193602180029,',
      '王芳,369901198507190088,濠溪村',
      '王芳,369901198507190088,月潭村',
    ].join('\n'),
  );
  await screen.findByText(/第2行，证件号码/);
  await screen.findByText(/第3行，村（社区）：没有写住在哪个村/);
  await screen.findByText(/第5行，证件号码：和第4行是同一个人/);
});

it('names the lines that the server refuses as they stand in the file', async () => {
  server.answer('residents.import', {
    taken: 1,
    unchanged: 0,
    moved: 0,
    listedTwice: 0,
    repeated: false,
    rejected: [{ row: 1, field: 'village', message: '所选地方里没有“没有村”。' }],
  });
  await paste('姓名,证件号码,村（社区）\n王建国,369901195805120017,濠溪村\n陈桂花,369901193602180029,没有村');
  await tap('导入2人');
  await screen.findByText(/第3行，村（社区）：所选地方里没有“没有村”/);
});

it('takes a list back by the same file', async () => {
  server.answer('residents.undo', { undone: 2, rejected: [] });
  render(<OfficerResidentsPage />);
  fireEvent.click(await screen.findByRole('radio', { name: /撤回整批/ }));
  fireEvent.change(await screen.findByRole('textbox'), {
    target: { value: '姓名,证件号码,村（社区）\n王建国,369901195805120017,濠溪村' },
  });
  await tap('先看看有没有错');
  await tap('撤回1人');
  await screen.findByText('撤回了2人');
});
