import { render, screen } from '@testing-library/react';
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

it('leads to where a file is uploaded, for the place that was chosen', async () => {
  render(<OfficerPlacesPage />);
  await tap('上传街道和村的名单');
  expect(device.moves).toContain('to /officer/uploads/index?kind=places&region=430102');
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
