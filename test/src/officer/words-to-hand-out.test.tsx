import { render, screen } from '@testing-library/react';
import type { WordsOfPlace } from '../../../contract/words-to-hand-out';
import { WordsToHandOut } from '../../../src/officer/posters/WordsToHandOut';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const words: WordsOfPlace = {
  year: 2024,
  words: [
    { kind: 'leaflet', title: '缴费须知', sentences: [{ text: '每人每年交380元。', by: '通知二' }] },
    { kind: 'message', title: '短信', sentences: [{ text: '每人380元。', by: '通知二' }] },
  ],
  leftOut: [{ kind: 'banner', why: '还是征求意见稿，所以不做。' }],
};
let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

describe('words to hand out', () => {
  it('show each sentence with its clause, and why one kind is not made', async () => {
    server.answer('posters.words', words);
    render(<WordsToHandOut region="140525" />);
    await tap('写宣传文字');
    expect(await screen.findByText('每人每年交380元。')).toBeTruthy();
    expect(screen.getByText('通知二')).toBeTruthy();
    expect(screen.getByText('还是征求意见稿，所以不做。')).toBeTruthy();
    expect(server.asked).toEqual([{ action: 'posters.words', region: '140525' }]);
  });

  it('are made as a PDF, which says how to print it and is opened by a tap', async () => {
    server.answer('posters.words', words);
    const link = 'https://files.example/posters/a.pdf';
    server.answer('posters.words-file', { name: '宣传单.pdf', number: '2024-a2cc', fileId: 'a', link });
    render(<WordsToHandOut region="140525" />);
    await tap('写宣传文字');
    await tap('做成PDF');
    expect(await screen.findByText(/从中间对折/)).toBeTruthy();
    expect(server.asked[1]).toEqual({ action: 'posters.words-file', region: '140525', kind: 'leaflet' });
    expect(screen.getByText('打开PDF')).toBeTruthy();
  });

  it('keep the words where the PDF couldn’t be made, and say why', async () => {
    server.answer('posters.words', words);
    server.refuse('posters.words-file', 'CHARACTER_MISSING', '文件的字体里没有“𠮷”。');
    render(<WordsToHandOut region="140525" />);
    await tap('写宣传文字');
    await tap('做成PDF');
    expect(await screen.findByText(/文件的字体里没有“𠮷”/)).toBeTruthy();
    expect(screen.getByText('每人每年交380元。')).toBeTruthy();
  });

  it('say in the office’s words why there are none', async () => {
    server.refuse('posters.words', 'NO_NOTICE', '这里还没有通知。');
    render(<WordsToHandOut region="110101" />);
    await tap('写宣传文字');
    expect(await screen.findByText(/这里还没有通知/)).toBeTruthy();
  });
});
