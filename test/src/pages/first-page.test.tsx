import { act, fireEvent, render, screen } from '@testing-library/react';
import FirstPage from '../../../src/pages/index/index';
import PlacePage from '../../../src/packages/place/index';
import { answerSheet, beginAnswers, forgetAnswers } from '../../../src/state/answers';
import { place } from '../../../src/state/place';
import { setCare } from '../../../src/state/preferences';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  server.keepWaiting('home.status');
  device.reset();
  place.set(null);
  forgetAnswers();
  setCare(false);
});

function counted() {
  return server.asked.filter(({ action }) => action === 'posters.scanned');
}

function arriveWith(scene: string) {
  device.params = { scene };
  return render(<FirstPage />);
}

describe('arriving by a poster’s code', () => {
  it('takes the place from it, and remembers the place', () => {
    arriveWith('r%3D360983001');
    expect(screen.getByText('高安市瑞州街道')).toBeTruthy();
    expect(JSON.parse(String(device.storage.get('place')))).toEqual({ region: '360983001', scanned: true });
  });

  it('takes it from path and query as well, where the code was made by hand', () => {
    device.params = { r: '360983001', p: '7f3a' };
    render(<FirstPage />);
    expect(screen.getByText('高安市瑞州街道')).toBeTruthy();
  });

  it('says so where the code is no place’s, and sends nobody anywhere', () => {
    arriveWith('r%3D999999');
    expect(screen.getByRole('alert').textContent).toContain('没有认出这个二维码');
    expect(device.moves).toEqual([]);
    expect(place.get()).toBeNull();
  });

  it('says so where the place has no notice', () => {
    arriveWith('r%3D110000');
    expect(screen.getByRole('alert').textContent).toContain('这里还没有参保缴费通知');
    expect(device.moves).toEqual([]);
  });
});

describe('arriving by a poster', () => {
  it('counts its scan once, by place and poster', () => {
    arriveWith('r%3D360983001205%26p%3D2024-a2cc');
    expect(counted()).toEqual([{ action: 'posters.scanned', region: '360983001205', poster: '2024-a2cc' }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('counts nothing where the code names no poster, or is cut off', () => {
    arriveWith('r%3D360983001205');
    arriveWith('r%3D360983001205%26p%3D2024-a');
    arriveWith('r%3D36098300120');
    expect(counted()).toEqual([]);
  });

  it('of an earlier year says so, and goes on with this year', () => {
    arriveWith('r%3D360983001205%26p%3D2023-0b1c');
    expect(screen.getByRole('alert').textContent).toContain('这张海报是2023年度的');
    expect(screen.getByRole('alert').textContent).toContain('按2024年度的规定算');
    expect(place.get()?.region).toBe('360983001205');
  });

  it('of a village that was merged goes on with the street, and says so', async () => {
    arriveWith('r%3D360983001999%26p%3D2024-a2cc');
    expect((await screen.findByRole('alert')).textContent).toContain('可能已经撤并');
    expect(place.get()?.region).toBe('360983001');
  });

  it('of a village that an office has added goes on with the village, and says nothing of merging', async () => {
    const added = { code: '360983001901', name: '新溪村' };
    server.answer('places.named', { places: [added], successors: [] });
    arriveWith('r%3D360983001901%26p%3D2024-a2cc');
    await screen.findByText('瑞州街道新溪村');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(place.get()?.region).toBe('360983001901');
  });

  it('of a county that has another code now goes on with that one, and says what it is called', async () => {
    server.answer('places.named', {
      places: [{ code: '220184', name: '公主岭市' }],
      successors: [{ code: '220381', now: '220184' }],
    });
    arriveWith('r%3D220381%26p%3D2024-a2cc');
    expect((await screen.findByRole('alert')).textContent).toContain('吉林省长春市公主岭市');
    expect(place.get()?.region).toBe('220184');
  });

  it('of a street in a county whose streets no table has goes on with the street', () => {
    arriveWith('r%3D430102001');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(place.get()?.region).toBe('430102001');
  });
});

describe('the first page', () => {
  it('leads to the picker of places before anything is asked', () => {
    render(<FirstPage />);
    fireEvent.click(screen.getByRole('button', { name: /^算一算/ }));
    expect(device.moves).toEqual(['to /packages/place/index?then=ask']);
  });

  it('leads to the first question where the place is known', () => {
    arriveWith('r%3D360983001');
    fireEvent.click(screen.getByRole('button', { name: /^算一算/ }));
    expect(device.moves).toEqual(['to /packages/calculator/ask/index']);
  });

  it('switches to care mode and back', () => {
    const { container } = render(<FirstPage />);
    fireEvent.click(screen.getByRole('button', { name: /关怀版/ }));
    expect(container.querySelector('.frame_care')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '切换到普通版' }));
    expect(container.querySelector('.frame_care')).toBeNull();
  });
});

describe('picking a place', () => {
  /** Each step asks what lies below: its answer belongs to what was done. */
  const arrive = () => act(async () => Promise.resolve(render(<PlacePage />)));
  const tap = (name: string | RegExp) =>
    act(async () => Promise.resolve(fireEvent.click(screen.getByRole('button', { name }))));

  it('goes from the province down to the street', async () => {
    device.params = { then: 'ask' };
    await arrive();
    await tap('江西省');
    await tap('宜春市');
    await tap('高安市');
    await tap('瑞州街道');
    await tap('就选瑞州街道');
    expect(place.get()).toEqual({ region: '360983001' });
    expect(device.moves).toEqual(['instead /packages/calculator/ask/index']);
  });

  it('for one relative leaves the first page’s place as it is, and gives his answers that place', async () => {
    place.set({ region: '430102' });
    device.params = { then: 'relative' };
    await arrive();
    screen.getByText('这位家人在哪里参保？');
    await tap('全国，重新选省份');
    await tap('江西省');
    await tap('宜春市');
    await tap('高安市');
    await tap('瑞州街道');
    await tap('就选瑞州街道');
    expect(place.get()).toEqual({ region: '430102' });
    expect(answerSheet.get()).toEqual({ region: '360983001', year: 2024, answers: {} });
    // The picker was opened from nowhere here.
    expect(device.moves).toEqual(['restart /pages/index/index']);
  });

  it('changed while one’s answers are checked moves those answers alone', async () => {
    place.set({ region: '360983001', scanned: true });
    beginAnswers('430102', 2024);
    device.params = { then: 'check' };
    await arrive();
    await tap(/^就选/);
    expect(place.get()).toEqual({ region: '360983001', scanned: true });
    expect(answerSheet.get()?.region).toBe('430102');
  });

  it('says where there is no notice, and where there are some', async () => {
    await arrive();
    await tap(/^北京市/);
    expect(screen.getByRole('alert').textContent).toContain('北京市还没有参保缴费通知');
    expect(screen.queryByRole('button', { name: /^就选/ })).toBeNull();
    await tap('湖南省');
    await tap('就选湖南省');
    expect(place.get()).toEqual({ region: '430000' });
  });
});
