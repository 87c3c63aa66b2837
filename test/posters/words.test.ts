import { policy, shippedNotices } from '../../policy';
import { PosterError, wordsToHandOut } from '../../posters';
import { contactsOf, window } from './poster';

function wordsOf(region: string) {
  return wordsToHandOut(policy, { region, contacts: contactsOf(region) });
}

function textOf(region: string, kind: string): string {
  const found = wordsOf(region).words.find((one) => one.kind === kind);
  return (found?.sentences ?? []).map(({ text, by }) => (by === '' ? text : `${text}（${by}）`)).join('\n');
}

const regions = ['220502', '220202', '140525', '430102', '360983001'];

describe('words to hand out', () => {
  it.each(regions)(
    'of %s have a clause for every sentence with a figure or a day of the notice',
    (region) => {
      for (const { kind, sentences } of wordsOf(region).words) {
        for (const { text, by } of sentences) {
          const isFrame =
            /^(?:[一二三四五六]、|依据：|【|数字以|\d{4}年度城乡居民基本医疗保险的缴费|（落款|已收到|＿)/.test(
              text,
            );
          const saysSomething = /\d+元|\d+月\d+日|\d+天/.test(text);
          if (saysSomething && !isFrame)
            expect({ kind, text, by }).toEqual({ kind, text, by: expect.stringMatching(/通知./) });
        }
      }
    },
  );

  it('say of Jincheng what its notice says, with days of the month in the shortest too', () => {
    const leaflet = textOf('140525', 'leaflet');
    expect(leaflet).toContain('每人每年交380元。（通知一、二）');
    expect(leaflet).toContain('低保对象：个人交76元。');
    expect(leaflet).toContain('通知没有写过期能不能补交');
    expect(textOf('140525', 'banner')).toBe(
      '2024年度居民医保每人380元，2023年9月1日到12月25日（每个月1日到25日）交费（通知一、二）',
    );
    expect(textOf('140525', 'message')).toContain('享受资助的人少交或者不用交。');
  });

  it('tell whom to ask by the office’s own number', () => {
    const region = '360983001';
    const { words } = wordsToHandOut(policy, { region, contacts: contactsOf(region, window) });
    const letter = words.find(({ kind }) => kind === 'letter');
    expect(letter?.sentences).toContainEqual({
      text: '瑞州街道便民服务中心：0795-0000001',
      by: '',
      part: 'contact',
    });
  });

  it('name the place of each notice where two apply', () => {
    expect(textOf('220202', 'leaflet')).toMatch(/每人每年交390元。（吉林省通知.*；吉林市通知.*）/);
  });

  it('send nobody to a poster’s code', () => {
    for (const region of regions) {
      for (const { sentences } of wordsOf(region).words) {
        expect(sentences.some(({ text }) => text.includes('扫'))).toBe(false);
      }
    }
  });

  it('of a draft begin with its mark, and what is too short for it isn’t made', () => {
    const { words, leftOut } = wordsOf('220202');
    expect(words.map(({ kind }) => kind)).toEqual(['leaflet', 'letter', 'notice']);
    for (const { sentences } of words)
      expect(sentences[0]?.text).toMatch(/^【征求意见稿：.*以正式文件为准】$/);
    expect(leftOut.map(({ kind }) => kind)).toEqual(['message', 'banner']);
    expect(leftOut[0]?.why).toContain('征求意见稿');
  });

  it('are made for the places of every notice that ships, and of no other place', () => {
    expect(shippedNotices).toHaveLength(regions.length);
    expect(() => wordsOf('110101')).toThrow(PosterError);
  });
});
