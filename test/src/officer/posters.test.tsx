import { fireEvent, render, screen } from '@testing-library/react';
import OfficerPostersPage from '../../../src/officer/posters/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device, sentBy } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', {
    name: '办事员',
    regions: ['360983001'],
    duties: ['roster'],
    today: '2023-11-20',
  });
  server.answer('posters.scans', { from: '2023-09-22', scans: 0, posters: [] });
});

describe('the officer’s page of posters', () => {
  it('makes the poster of a village in the form that was chosen', async () => {
    server.answer('posters.make', {
      name: '瑞州街道濠溪村委会-2024年度医保海报-图片.png',
      number: '2024-a2cc',
      fileId: 'cloud://x',
      link: 'http://127.0.0.1/files/x',
    });
    render(<OfficerPostersPage />);
    await tap('改设下面的某个地方');
    await tap('濠溪村委会');
    fireEvent.click(screen.getByRole('radio', { name: /图片/ }));
    await tap('做海报');
    expect((await screen.findByRole('alert')).textContent).toContain('海报编号 2024-a2cc');
    expect(server.asked).toContainEqual({ action: 'posters.make', region: '360983001205', form: 'picture' });
    expect(sentBy('send-poster')).toEqual({
      title: '濠溪村委会居民医保参保缴费',
      path: '/pages/index/index?r=360983001205&p=2024-a2cc',
    });
  });

  it('makes one for every village, and goes on with the rest after it was stopped', async () => {
    const made = { number: '2024-a2cc', fileId: 'cloud://x', link: 'http://127.0.0.1/files/x' };
    server.answer('posters.make', { name: '一张海报', ...made });
    server.loseOneAfter('posters.make', 2);
    render(<OfficerPostersPage />);
    await tap('做26张海报');
    expect(await screen.findByText(/26个地方，做完了2个/)).toBeTruthy();
    await tap('接着做剩下的24张');
    expect(await screen.findByText(/26个地方，做完了26个/)).toBeTruthy();
    const asked = server.asked.filter(({ action }) => action === 'posters.make');
    expect(asked).toHaveLength(27);
    expect(new Set(asked.map(({ region }) => region)).size).toBe(26);
  });

  it('names the village of which the office can make none, and makes the others', async () => {
    server.refuse('posters.make', 'CHARACTER_MISSING', '海报的字体里没有“𠮷”。');
    render(<OfficerPostersPage />);
    await tap('做26张海报');
    expect(await screen.findByText(/26个地方，做完了26个/)).toBeTruthy();
    expect(screen.getAllByText('海报的字体里没有“𠮷”。')).toHaveLength(26);
  });

  it('says in the office’s words why none was made', async () => {
    server.refuse('posters.make', 'CHARACTER_MISSING', '海报的字体里没有“𠮷”。');
    render(<OfficerPostersPage />);
    await tap('做海报');
    expect((await screen.findByRole('alert')).textContent).toContain('海报的字体里没有“𠮷”');
  });

  it('lists how often each poster was scanned', async () => {
    server.answer('posters.scans', {
      from: '2023-09-22',
      scans: 12,
      posters: [
        { region: '360983001205', poster: '2024-a2cc', year: 2024, scans: 12, lastDay: '2023-11-19' },
      ],
    });
    render(<OfficerPostersPage />);
    expect(await screen.findByText(/一共扫了12次/)).toBeTruthy();
    expect(screen.getByText('濠溪村委会')).toBeTruthy();
    expect(document.body.textContent).toContain('最近一次是2023年11月19日');
  });
});
