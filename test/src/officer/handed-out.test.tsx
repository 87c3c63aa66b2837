import { render, screen } from '@testing-library/react';
import { HandedOutFile } from '../../../src/officer/files/HandedOutFile';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const file = {
  handOutId: `${'0'.repeat(32)}.xlsx`,
  name: '应缴清册.xlsx',
  bytes: 1_600_000,
  at: Date.parse('2023-11-20T04:00:00Z'),
  until: Date.parse('2023-11-21T04:00:00Z'),
};
let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

describe('a file made for an officer', () => {
  it('says how large it is, until when it lies there and for whom', () => {
    render(<HandedOutFile file={file} />);
    expect(screen.getByText('应缴清册.xlsx')).toBeTruthy();
    expect(screen.getByText(/1\.5MB，保存到11月21日 12:00，只有您能打开/)).toBeTruthy();
  });

  it('is opened by a link of its own each time', async () => {
    server.answer('hand-outs.open', { name: file.name, link: 'http://127.0.0.1/files/x' });
    const saved = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    render(<HandedOutFile file={file} />);
    await tap('打开或保存');
    await tap('打开或保存');
    expect(saved).toHaveBeenCalledTimes(2);
    saved.mockRestore();
    expect(server.asked).toEqual([
      { action: 'hand-outs.open', handOutId: file.handOutId },
      { action: 'hand-outs.open', handOutId: file.handOutId },
    ]);
  });

  it('that is gone says in the office’s words what to do', async () => {
    server.refuse('hand-outs.open', 'NO_HAND_OUT', '这份文件已经删除，请重新导出。');
    render(<HandedOutFile file={file} />);
    await tap('打开或保存');
    expect((await screen.findByRole('alert')).textContent).toContain('请重新导出');
  });
});
