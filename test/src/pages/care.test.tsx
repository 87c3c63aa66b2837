import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { HomePerson, HomeStatus } from '../../../contract/home';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import CareCallPage from '../../../src/packages/care/call/index';
import CareCoverPage from '../../../src/packages/care/cover/index';
import CarePayPage from '../../../src/packages/care/pay/index';
import { place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const father: HomePerson = {
  relativeId: 'r1',
  recordId: 'a1',
  name: '王**',
  relation: 'self',
  self: true,
  year: 2024,
  status: {
    year: 2024,
    region: '430102',
    state: 'paid',
    dueFen: fen(0),
    coveredFrom: isoDay('2024-01-01'),
    coveredTo: isoDay('2024-12-31'),
  },
};
const owing: HomePerson = {
  ...father,
  status: { year: 2024, region: '430102', state: 'to-pay', dueFen: fen(38_000) },
};

let server: ServerDouble;
interface Utterance {
  readonly text: string;
  readonly onerror: () => void;
}
const said: Utterance[] = [];
const cancel = jest.fn();

beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  place.set({ region: '430102' });
  said.length = 0;
  cancel.mockClear();
  Object.assign(globalThis, {
    speechSynthesis: { speak: (utterance: Utterance) => said.push(utterance), cancel },
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
  });
});

function knows(...people: readonly HomePerson[]): HomeStatus {
  return { today: isoDay('2023-11-20'), years: [], people, waits: [], orders: [] };
}

async function page(Page: () => JSX.Element, home?: HomeStatus) {
  if (home !== undefined) server.answer('home.status', home);
  const drawn = render(<Page />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return drawn;
}

function answer(container: Element): string | null | undefined {
  return container.querySelector('#answer')?.textContent;
}

function tap(name: string | RegExp) {
  fireEvent.click(screen.getByRole('button', { name }));
}

describe('the pages of care mode', () => {
  it('answer, and read the answer aloud until they are told to stop', async () => {
    const { container } = await page(CareCoverPage, knows(father));
    expect(answer(container)).toContain('2024年1月1日起');
    tap('读给我听');
    expect(said.map(({ text }) => text).join('')).toContain('2024年1月1日起');
    tap('停');
    expect(cancel).toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: '停' })).toBeNull();
  });

  it('say so where they could not be read to the end, until they are read again', async () => {
    const { container } = await page(CareCoverPage, knows(father));
    tap('读给我听');
    act(() => said[0]?.onerror());
    expect(screen.getByRole('alert').textContent).toContain('没能读完');
    expect(answer(container)).toContain('2024年1月1日起');
    tap('读给我听');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('fall silent when they are left', async () => {
    const { unmount } = await page(CareCoverPage, knows(father));
    tap('读给我听');
    unmount();
    expect(cancel).toHaveBeenCalled();
  });

  it('have no button to read aloud where the phone can’t', async () => {
    Reflect.deleteProperty(globalThis, 'speechSynthesis');
    await page(CareCoverPage, knows(father));
    expect(screen.queryByRole('button', { name: '读给我听' })).toBeNull();
  });

  it('lead to the payment of the one person who owes', async () => {
    const { container } = await page(CarePayPage, knows(owing));
    expect(answer(container)).toBe('要交。2024年度应交 380 元。');
    tap('去缴费');
    expect(device.moves).toEqual(['to /packages/pay/choose/index?record=a1']);
  });

  it('lead to the order that was begun before anything else', async () => {
    await page(CarePayPage, { ...knows(owing), orders: [{ orderId: 'abc', words: '有一笔订单没付完' }] });
    tap('看没付完的订单');
    expect(device.moves).toEqual(['to /packages/pay/order/index?id=abc']);
  });

  it('offer no payment where nothing is owed', async () => {
    const { container } = await page(CarePayPage, knows(father));
    expect(container.querySelector('#continue')).toBeNull();
  });

  it('say what to do where nobody is known', async () => {
    await page(CarePayPage, knows());
    tap('打电话问');
    tap('给自己登记');
    expect(device.moves).toEqual(['to /packages/care/call/index', 'to /packages/calculator/ask/index']);
  });

  it('say so where the answer can’t be read, and ask again', async () => {
    const { container } = await page(CarePayPage);
    server.answer('home.status', knows(owing));
    tap('再试一次');
    await waitFor(() => expect(answer(container)).toBe('要交。2024年度应交 380 元。'));
  });
});

describe('"whom do I call" in care mode', () => {
  const window = { name: '汨罗市医保局', phone: '0730-5222222', purpose: 'questions' as const };

  it('is the place’s own number, a tap from the call', async () => {
    server.answer('places.contacts', { region: '430102', source: 'office', contacts: [window] });
    const { container } = await page(CareCallPage);
    expect(answer(container)).toContain('请打 0730-5222222');
    tap('拨打 0730-5222222');
    expect(device.calls).toEqual(['0730-5222222']);
  });

  it('is the whole country’s where the place’s can’t be read, or no place is known', async () => {
    const { container, unmount } = await page(CareCallPage);
    expect(answer(container)).toContain('请打 12393');
    expect(screen.getByRole('alert').textContent).toContain('当地的电话现在读不到');
    unmount();
    place.set(null);
    await page(CareCallPage);
    expect(screen.queryByRole('alert')).toBeNull();
    tap('拨打 12393');
    expect(device.calls).toEqual(['12393']);
  });

  it('reads numbers digit by digit', async () => {
    place.set(null);
    await page(CareCallPage);
    tap('读给我听');
    expect(said[0]?.text).toContain('1 2 3 9 3');
  });
});
