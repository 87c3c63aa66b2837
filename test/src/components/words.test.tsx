import { render } from '@testing-library/react';
import { Words } from '../../../src/components/Words';

function unbroken(words: string): readonly (string | null)[] {
  const { container } = render(<Words>{words}</Words>);
  expect(container.textContent).toBe(words);
  return [...container.querySelectorAll('.unbroken')].map(({ textContent }) => textContent);
}

describe('words with dates', () => {
  it('keep each date together, and say the same', () => {
    expect(unbroken('2024年1月1日起享受待遇，到2024年12月31日为止。')).toEqual([
      '2024年1月1日',
      '2024年12月31日',
    ]);
    expect(unbroken('2024年度，11月25日以前')).toEqual(['11月25日']);
  });

  it('leave alone what is no date', () => {
    expect(unbroken('应缴 380 元。')).toEqual([]);
    expect(unbroken('')).toEqual([]);
  });
});
