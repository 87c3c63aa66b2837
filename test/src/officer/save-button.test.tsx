import { render, screen } from '@testing-library/react';
import { SaveButton } from '../../../src/officer/files/SaveButton';
import { tap } from '../by-name';

const list = <SaveButton id="save" label="保存名单" name="告知名单.csv" textOf={() => '姓名\r\n'} />;

/** Browsers have it, the tests' does not. */
function canSave(): void {
  Object.assign(URL, { createObjectURL: () => 'blob:list', revokeObjectURL: () => undefined });
}

afterEach(() => {
  Object.assign(URL, { createObjectURL: undefined, revokeObjectURL: undefined });
});

it('says that nothing was saved, and what to do', async () => {
  render(list);
  await tap('保存名单');
  await screen.findByText('没有存成文件');
  screen.getByText('请再点一次。手机上要选一个聊天发出去，才算存下来。');
});

it('takes that back once it was saved', async () => {
  render(list);
  await tap('保存名单');
  await screen.findByText('没有存成文件');
  canSave();
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await tap('保存名单');
  expect(screen.queryByText('没有存成文件')).toBeNull();
});
