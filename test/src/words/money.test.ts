import { fen } from '../../../policy/money';
import { spokenYuan, yuan } from '../../../src/words/money';

describe('an amount in words', () => {
  it.each([
    [0, '0'],
    [6000, '60'],
    [34250, '342.50'],
    [38005, '380.05'],
    [102000, '1,020'],
    [158368500, '1,583,685'],
    [-14000, '-140'],
  ])('%i fen is written %s', (amount, written) => expect(yuan(fen(amount))).toBe(written));

  it.each([
    [6000, '60元'],
    [34250, '342元5角'],
    [38005, '380元零5分'],
    [12345, '123元4角5分'],
    [-14000, '负140元'],
  ])('%i fen is spoken as an amount, %s', (amount, spoken) => expect(spokenYuan(fen(amount))).toBe(spoken));
});
