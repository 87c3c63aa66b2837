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

  it('say in the office’s words why there are none', async () => {
    server.refuse('posters.words', 'NO_NOTICE', '这里还没有通知。');
    render(<WordsToHandOut region="110101" />);
    await tap('写宣传文字');
    expect(await screen.findByText(/这里还没有通知/)).toBeTruthy();
  });
});
