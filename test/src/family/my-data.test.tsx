import { fireEvent, render, screen } from '@testing-library/react';
import type { CopiedPart } from '../../../contract/me';
import MyDataPage from '../../../src/packages/family/my-data/index';
import { copyAsJson, copyAsText } from '../../../src/packages/family/my-data/copy-file';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const madeAt = Date.parse('2023-11-20T12:00:00+08:00');
const parts: readonly CopiedPart[] = [
  { heading: '姓名和证件', erasure: 'goes', entries: [{ facts: [['姓名', '王建国']] }] },
  {
    heading: '参保记录',
    erasure: 'renamed',
    entries: [{ facts: [['年度', '2024']], stored: { year: 2024 } }],
  },
];

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('my data', () => {
  it('are read under headings, with what an erasure does with each', async () => {
    server.answer('me.copy', { name: '王**', madeAt, parts });
    render(<MyDataPage />);
    await screen.findByText('姓名：王建国');
    expect(screen.getByText('删除账户时一起删除')).toBeTruthy();
    expect(screen.getByText('法律要求保存；删除账户后，里面不再有您的微信标识')).toBeTruthy();
  });

  it('are one file with Chinese headings, whole where all of it is one’s own', () => {
    expect(JSON.parse(copyAsJson({ name: '王**', madeAt, parts }))).toEqual({
      本人: '王**',
      制作时间: '2023年11月20日 12:00',
      资料: [
        { 名称: '姓名和证件', 删除账户时: '删除账户时一起删除', 条目: [{ 内容: { 姓名: '王建国' } }] },
        {
          名称: '参保记录',
          删除账户时: '法律要求保存；删除账户后，里面不再有您的微信标识',
          条目: [{ 内容: { 年度: '2024' }, 系统里的原样: { year: 2024 } }],
        },
      ],
    });
  });

  it('are a text to print, heading by heading, and printed as the page stands', async () => {
    const text = copyAsText({ name: '王**', madeAt, parts });
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining(['\ufeff我的资料  王**  2023年11月20日 12:00', '姓名：王建国', '年度：2024']),
    );
    server.answer('me.copy', { name: '王**', madeAt, parts });
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    render(<MyDataPage />);
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('go after one was asked twice, and it is said what stays', async () => {
    server.answer('me.copy', { name: '王**', madeAt, parts });
    server.answer('me.erase', { done: true, message: '账户已经删除。' });
    render(<MyDataPage />);
    fireEvent.click(await screen.findByRole('button', { name: '删除我的账户，也退出别人的名单' }));
    expect(asked('me.erase')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '确认删除并退出' }));
    await screen.findByText('账户已经删除。');
    expect(asked('me.erase')).toMatchObject([{ fromLists: true }]);
  });

  it('of who proved to be nobody are his account alone', async () => {
    server.answer('me.copy', { name: '', madeAt, parts });
    render(<MyDataPage />);
    await screen.findByRole('button', { name: '删除我的账户' });
    expect(screen.queryByRole('button', { name: '删除我的账户，也退出别人的名单' })).toBeNull();
  });
});
