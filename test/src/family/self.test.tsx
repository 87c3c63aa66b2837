import { fireEvent, render, screen } from '@testing-library/react';
import SelfPage from '../../../src/packages/family/self/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

beforeEach(() => device.reset());

describe('confirming who one is', () => {
  it('leads back to the page that asked for it', async () => {
    const server = new ServerDouble();
    server.answer('self.confirm', { person: { name: '王**', document: '149***********0019' } });
    render(<SelfPage />);
    const fill = (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    fill(/姓名/, '王志强');
    fill(/身份证/, '149901198003220019');
    fill(/一次性码/, '12345678');
    fireEvent.click(screen.getByRole('button', { name: '确认是我本人' }));
    await screen.findByText('已经确认：王**');
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(device.moves).toHaveLength(1);
  });
});
