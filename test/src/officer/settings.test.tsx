import { fireEvent, render, screen } from '@testing-library/react';
import ContactsPage from '../../../src/officer/contacts/index';
import FloorPage, { fenOf } from '../../../src/officer/floor/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const jincheng = '140500';
const chengqu = '140502';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  const officer = { name: '陈*', regions: [jincheng], duties: ['money', 'contacts'], today: '2023-11-20' };
  server.answer('officer.me', officer);
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('what must stay in the accounts of a place', () => {
  it.each([
    ['200', 20_000],
    ['0', 0],
    ['76.5', 7_650],
    ['76.05', 7_605],
    ['100000', 10_000_000],
    ['100000.01', null],
    ['1.234', null],
    ['-1', null],
    ['二百', null],
    ['', null],
  ])('%s yuan', (words, fen) => expect(fenOf(words)).toBe(fen));

  it('is shown beside the notice’s own rule, and set', async () => {
    server.answer('mutual-aid.floor', { floorFen: 10_000, setBy: '140000' });
    server.answer('mutual-aid.set-floor', { floorFen: 20_000 });
    render(<FloorPage />);
    await screen.findByText('最少留 100 元');
    expect(screen.getByText(/跟着山西省。/)).toBeTruthy();
    expect(screen.getByText(/底线只管账户里最少留多少/)).toBeTruthy();
    await fill('账户里最少留', '200');
    await tap('改这个地方的底线');
    await screen.findByText(/底线现在是200元/);
    expect(asked('mutual-aid.set-floor')).toMatchObject([{ region: jincheng, floorFen: 20_000 }]);
  });

  it('is not sent where it is no amount', async () => {
    server.answer('mutual-aid.floor', { floorFen: 0, setBy: null });
    render(<FloorPage />);
    await fill('账户里最少留', '两百');
    await tap('设这个地方的底线');
    expect(screen.getByRole('link', { name: /请填写金额/ })).toBeTruthy();
    expect(asked('mutual-aid.set-floor')).toEqual([]);
  });

  it('may be set for a place below, never above', async () => {
    server.answer('mutual-aid.floor', { floorFen: 0, setBy: null });
    server.answer('mutual-aid.set-floor', { floorFen: 5_000 });
    render(<FloorPage />);
    await tap('改设下面的某个地方');
    await tap('城区');
    await fill('账户里最少留', '50');
    await tap('设这个地方的底线');
    await screen.findByText(/底线现在是50元/);
    expect(asked('mutual-aid.set-floor')).toMatchObject([{ region: chengqu, floorFen: 5_000 }]);
    await tap('晋城市，回到这里');
    expect(await screen.findByText('山西省晋城市')).toBeTruthy();
  });

  it('says so where no notice speaks of accounts', async () => {
    server.answer('officer.me', {
      name: '陈*',
      regions: ['360983001'],
      duties: ['money'],
      today: '2023-11-20',
    });
    server.answer('mutual-aid.floor', { floorFen: 0, setBy: null });
    render(<FloorPage />);
    await screen.findByText('2024年度的通知没有提到共济账户');
  });
});

describe('whom residents may ask', () => {
  const hall = { name: '便民大厅医保窗口', phone: '0356-2000001', purpose: 'questions' as const };
  const shown = { region: jincheng, source: 'office' as const, contacts: [hall] };

  it('is changed as a whole, and the pilot’s answer stays with it', async () => {
    server.answer('places.own', { contacts: [hall], ltciPilot: true, shown });
    server.answer('places.set-contacts', { region: jincheng });
    render(<ContactsPage />);
    await tap('加一个电话');
    await fill('第2个，名称', '医保局监督电话');
    await fill('第2个，电话', '０３５６ ２０００００２转８');
    await choose(/是，以后按试点算/);
    fireEvent.click(screen.getAllByRole('radio', { name: '只管投诉' })[1] as HTMLElement);
    await tap('存好，给居民看');
    await screen.findByText(/一分钟内/);
    expect(asked('places.set-contacts')).toEqual([
      {
        action: 'places.set-contacts',
        region: jincheng,
        contacts: [hall, { name: '医保局监督电话', phone: '03562000002转8', purpose: 'complaints' }],
        ltciPilot: true,
      },
    ]);
  });

  it('is not sent with a wrong telephone or without a name', async () => {
    server.answer('places.own', { contacts: [hall], ltciPilot: null, shown });
    render(<ContactsPage />);
    await fill('第1个，电话', '找小王');
    await fill('第1个，名称', '');
    await tap('存好，给居民看');
    expect(screen.getByRole('link', { name: /第1个：请填写名称/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: /第1个：电话写数字和短横线/ })).toBeTruthy();
    expect(asked('places.set-contacts')).toEqual([]);
  });

  it('may be nobody of its own: then it says whom residents see', async () => {
    server.answer('places.own', { contacts: [], ltciPilot: null, shown: { ...shown, source: 'notice' } });
    server.answer('places.set-contacts', { region: jincheng });
    render(<ContactsPage />);
    await screen.findByText('这里还没有填，居民看到通知的发文单位和全国热线。');
    await choose(/不是，以后按不是试点算/);
    await tap('存好，给居民看');
    await screen.findByText(/存好了/);
    expect(asked('places.set-contacts')).toMatchObject([{ contacts: [], ltciPilot: false }]);
  });
});
