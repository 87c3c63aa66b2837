import { fireEvent, render, screen } from '@testing-library/react';
import HomePage from '../../../src/officer/home/index';
import PersonsPage from '../../../src/officer/persons/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const officer = { name: '陈*', regions: [street], duties: ['money', 'codes'], today: '2023-11-20' };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', officer);
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('the field for one person on the first page', () => {
  const number = '369901195805120017';
  beforeEach(() => server.answer('desk.waiting', { work: [], due: [], messagesLeft: 0 }));

  async function enter(text: string): Promise<HTMLElement> {
    const field = await screen.findByLabelText(/^证件、订单或凭证的号码/);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
    return field;
  }

  it('leads by Enter to his file, searched there at once, and keeps the number out of the address and the page', async () => {
    const home = render(<HomePage />);
    const field = await enter(number.replace(/(.{6})(.{8})/, '$1 $2 '));
    expect(field).toHaveProperty('value', '');
    const [move = ''] = device.moves;
    expect(move).toMatch(/^to \/officer\/persons\/index\?look=file&begun=/);
    expect(move).not.toContain(number);
    home.unmount();
    device.params = Object.fromEntries(new URLSearchParams(move.split('?')[1]));
    server.answer('persons.search', {
      people: [{ personId: 'a1b2c3d4', person: { name: '王建国', document: '369***********0017' } }],
    });
    server.answer('persons.file', {
      personId: 'a1b2c3d4',
      person: { name: '王建国', document: '369***********0017' },
      madeAt: 0,
      sections: [],
    });
    render(<PersonsPage />);
    await screen.findByText('王建国 369***********0017');
    expect(asked('persons.search')).toMatchObject([
      { region: street, query: { by: 'document', document: { kind: 'resident-id', number } } },
    ]);
  });

  it('says what is wrong with what was typed, keeps it, and opens nothing', async () => {
    render(<HomePage />);
    const field = await enter('36990119580512001');
    await screen.findByText(/没有看出是什么号码/);
    expect(field).toHaveProperty('value', '36990119580512001');
    expect(device.moves).toEqual([]);
  });

  it('is there for whoever may look up people, and for nobody else', async () => {
    server.answer('officer.me', { ...officer, duties: ['codes'] });
    render(<HomePage />);
    await screen.findByText('一次性码');
    expect(screen.queryByLabelText('证件、订单或凭证的号码')).toBeNull();
  });
});

describe('rows of the first page', () => {
  const row = (label: RegExp) => screen.getByRole('button', { name: label });
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

  it('are gone through by J and the arrows; an arrow scrolls the page where no row has the focus', async () => {
    server.answer('desk.waiting', { work: [], due: [], messagesLeft: 0 });
    render(<HomePage />);
    await screen.findByText('待办清单');
    // A row is seen by its place in the page, which only a browser lays out.
    Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
      configurable: true,
      get: () => document.body,
    });
    press('ArrowDown');
    expect(document.activeElement).toBe(document.body);
    press('j');
    expect(document.activeElement).toBe(row(/^等同意的/));
    press('ArrowDown');
    expect(document.activeElement).toBe(row(/^待办清单/));
    press('k');
    expect(document.activeElement).toBe(row(/^等同意的/));
    Reflect.deleteProperty(HTMLElement.prototype, 'offsetParent');
  });
});
