import { fireEvent, render, screen } from '@testing-library/react';
import OfficerPlacesPage from '../../../src/officer/places/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  const officer = { name: '王', regions: ['430102'], duties: ['contacts'], today: '2023-11-20' };
  server.answer('officer.me', officer);
  server.answer('places.added', { places: [] });
});

async function paste(text: string): Promise<void> {
  render(<OfficerPlacesPage />);
  const field = await screen.findByRole('textbox');
  fireEvent.change(field, { target: { value: text } });
  await tap('先看看有没有错');
}

it('sends the places of a file, and says how many are there', async () => {
  server.answer('places.add', { taken: 2, already: 0, rejected: [] });
  await paste('名称,区划代码,上级\n文艺路街道,430102001,\n识字里社区,,文艺路街道');
  await tap('添加2个地方');
  await screen.findByText('2个地方已经在名录里');
  expect(server.asked.find(({ action }) => action === 'places.add')).toMatchObject({
    region: '430102',
    rows: [
      { name: '文艺路街道', code: '430102001' },
      { name: '识字里社区', above: '文艺路街道' },
    ],
  });
});

it('names the lines that stand twice or have no name, before anything is sent', async () => {
  await paste('名称,区划代码\n甲街道,430102001\n乙街道,430102001\n,430102003');
  await screen.findByText(/第3行，区划代码：和第2行是同一个地方/);
  await screen.findByText(/第4行，名称：没有写名称/);
  expect(server.asked.map(({ action }) => action)).not.toContain('places.add');
});

it('names the lines that the server refuses as they stand in the file, and keeps the file', async () => {
  const rejected = [{ row: 2, field: 'code', message: '这个代码不在所选地方的下面。' }];
  server.answer('places.add', { taken: 1, already: 0, rejected });
  await paste('名称,区划代码\n甲街道,430102001\n他乡街道,430103001');
  await tap('添加2个地方');
  await screen.findByText(/第3行，区划代码：这个代码不在所选地方的下面/);
  expect(screen.getByDisplayValue(/他乡街道/)).toBeTruthy();
});

it('shows what was added before', async () => {
  server.answer('places.added', { places: [{ code: '430102001', name: '文艺路街道' }] });
  render(<OfficerPlacesPage />);
  await screen.findByText('430102001');
});

describe('what was added before', () => {
  const street = { code: '430102001', name: '文艺路街道' };
  beforeEach(() => server.answer('places.added', { places: [street] }));

  it('goes after a second tap, and the list is read anew', async () => {
    server.answer('places.remove', { region: street.code });
    render(<OfficerPlacesPage />);
    await tap('删去文艺路街道');
    expect(server.asked.map(({ action }) => action)).not.toContain('places.remove');
    server.answer('places.added', { places: [] });
    await tap('确定删去文艺路街道');
    await screen.findByText('文艺路街道已经删了');
    await screen.findByText('还没有添加过');
    expect(server.asked.find(({ action }) => action === 'places.remove')).toMatchObject({
      region: street.code,
    });
  });

  it('stays where something stands on it, and the page says what', async () => {
    server.refuse('places.remove', 'PLACE_IN_USE', '不能删：有人在这里登记或参保。');
    render(<OfficerPlacesPage />);
    await tap('删去文艺路街道');
    await tap('确定删去文艺路街道');
    await screen.findByText(/有人在这里登记或参保/);
    await tap('不删了');
    expect(screen.getByText('430102001')).toBeTruthy();
  });

  it('is listed by fifty, all in the end', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ code: `4301029${10 + at}`, name: `第${at}街道` }));
    server.answer('places.added', { places: many });
    render(<OfficerPlacesPage />);
    await tap('还有10个，再列一些');
    expect(screen.getByText('430102969')).toBeTruthy();
  });
});
