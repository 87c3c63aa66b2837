import { render } from '@testing-library/react';
import { View } from '@tarojs/components';
import { ActFailure } from '../../../src/components/ActFailure';
import { Callout } from '../../../src/components/Callout';
import { Field } from '../../../src/components/Field';
import { Empty } from '../../../src/components/PageStates';
import { Row } from '../../../src/components/Rows';
import { Card } from '../../../src/components/Section';
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

const untilMay = '到2024年5月12日为止';

it.each<[string, JSX.Element]>([
  ['a callout’s title', <Callout kind="info" title={untilMay} />],
  [
    'a callout’s words',
    <Callout kind="info" title="">
      {untilMay}
    </Callout>,
  ],
  ['a card’s words', <Card>{untilMay}</Card>],
  ['what went wrong', <ActFailure title="" failure={new Error(untilMay) as never} />],
  ['an empty page', <Empty title="" words={untilMay} />],
  ['a row', <Row id="r" label={untilMay} onTap={() => undefined} />],
  [
    'a field’s hint',
    <Field id="f" hint={untilMay}>
      {null}
    </Field>,
  ],
])('%s keeps a date together', (_, shown) => {
  const { container } = render(shown);
  expect([...container.querySelectorAll('.unbroken')].map(({ textContent }) => textContent)).toEqual([
    '2024年5月12日',
  ]);
});

it('leave what isn’t words as it is', () => {
  const { container } = render(
    <Words>
      1月2日起<View id="inner">3月4日</View>
    </Words>,
  );
  expect(container.querySelector('#inner')?.textContent).toBe('3月4日');
  expect(container.querySelectorAll('.unbroken')).toHaveLength(1);
});
