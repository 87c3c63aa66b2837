import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SaveWhole } from '../../../src/officer/work-list/SaveWhole';
import { watchSavedFiles } from '../saved-files';

type Page = { readonly lines: readonly (readonly string[])[]; readonly next: number | null };

let files: ReturnType<typeof watchSavedFiles>;
beforeEach(() => {
  files = watchSavedFiles();
});

/** A list of so many pages of one line each; `broken` fails once. */
function listOf(pages: number, broken = -1) {
  const asked: (number | null)[] = [];
  let isBroken = true;
  const read = (after: number | null): Promise<Page> => {
    asked.push(after);
    const at = after ?? 0;
    if (at === broken && isBroken) {
      isBroken = false;
      return Promise.reject(new Error('no network'));
    }
    return Promise.resolve({ lines: [[`line ${at}`]], next: at + 1 < pages ? at + 1 : null });
  };
  render(
    <SaveWhole
      {...{ id: 'save', label: '整份存成名单', what: '民政局要通知的人', region: '360983001', unit: '人' }}
      {...{ head: ['姓名'], read }}
    />,
  );
  return asked;
}

function tap(label: string): void {
  fireEvent.click(screen.getByRole('button', { name: label }));
}

async function lines(at: number): Promise<readonly string[]> {
  await waitFor(async () => expect(await files.texts()).toHaveLength(at + 1));
  return ((await files.texts())[at] ?? '').split('\r\n');
}

describe('a whole list, saved', () => {
  it('is one file that says what, where and of which day, and names nobody', async () => {
    listOf(3);
    tap('整份存成名单');
    expect(await lines(0)).toHaveLength(4);
    expect(await screen.findByText('存好了，这份文件3人')).toBeTruthy();
    expect(files.names[0]).toMatch(/^民政局要通知的人-.*瑞州街道-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('says that a file hasn’t all, and saves the rest as another', async () => {
    const asked = listOf(130);
    tap('整份存成名单');
    expect(await lines(0)).toHaveLength(121);
    await screen.findByText('一份文件装不下，还没有存全');
    tap('接着存后面的');
    // The 121st line begins it: none is lost and none is twice.
    expect((await lines(1))[1]).toBe('"line 120"');
    expect(await lines(1)).toHaveLength(11);
    expect(asked).toHaveLength(130);
    expect(files.names.map((name) => /第\d份/.exec(name)?.[0])).toEqual(['第1份', '第2份']);
  });

  it('goes on where a page failed', async () => {
    const asked = listOf(3, 1);
    tap('整份存成名单');
    await screen.findByText(/没有读完，再点一次从这里接着读/);
    expect(await files.texts()).toEqual([]);
    tap('整份存成名单');
    expect(await lines(0)).toHaveLength(4);
    expect(asked).toEqual([null, 1, 1, 2]);
  });

  it('says how far it is, stops when told to, and goes on from there', async () => {
    let release: (page: Page) => void = () => undefined;
    const read = (after: number | null): Promise<Page> =>
      after === null
        ? new Promise((resolve) => {
            release = resolve;
          })
        : Promise.resolve({ lines: [['b']], next: null });
    render(
      <SaveWhole
        {...{ id: 'save', label: '存', what: '名单', region: '360983001', unit: '人', head: ['姓名'], read }}
      />,
    );
    tap('存');
    await screen.findByText('正在读，已读0人');
    tap('停下');
    release({ lines: [['a']], next: 1 });
    await screen.findByText('停下了，还没有存');
    expect(await files.texts()).toEqual([]);
    tap('存');
    expect(await lines(0)).toEqual(['"姓名"', '"a"', '"b"']);
  });

  it('keeps what was read where the file could not be stored', async () => {
    const asked = listOf(2);
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = () => {
      throw new Error('not allowed');
    };
    tap('整份存成名单');
    await screen.findByText('文件没有存下来');
    HTMLAnchorElement.prototype.click = click;
    tap('整份存成名单');
    await screen.findByText('存好了，这份文件2人');
    expect(asked).toEqual([null, 1]);
  });

  it('is no file any more for who turned to another list meanwhile', async () => {
    let answer: (page: Page) => void = () => undefined;
    const read = () => new Promise<Page>((resolve) => (answer = resolve));
    const shown = render(
      <SaveWhole
        {...{ id: 'save', label: '整份存成名单', what: '民政局要通知的人', region: null, unit: '人' }}
        {...{ head: ['姓名'], read }}
      />,
    );
    tap('整份存成名单');
    shown.unmount();
    await act(async () => {
      answer({ lines: [['line 0']], next: null });
      await Promise.resolve();
    });
    expect(await files.texts()).toEqual([]);
  });
});
