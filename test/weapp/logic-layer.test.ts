import { createLogicLayer } from '../../harness/weapp/logic-layer';

/** What a line of a mini-program finds on the poorest phone. */
function find(expression: string): unknown {
  const found: { value?: unknown } = {};
  createLogicLayer({}, () => Date.UTC(2023, 10, 20)).load(`found.value = ${expression}`, 'app.js', { found });
  return found.value;
}

describe('the logic layer of the poorest phone', () => {
  it.each(['window', 'document', 'process', 'fetch', 'navigator', 'Intl', 'require'])('has no %s', (name) => {
    expect(find(`typeof ${name}`)).toBe('undefined');
  });

  it.each(['(38000).toLocaleString()', 'new Date().toLocaleDateString()', "'a'.localeCompare('b')"])(
    'fails at %s',
    (expression) => {
      expect(() => find(expression)).toThrow('which WeChat on iOS may lack');
    },
  );

  it('reads no day written with a blank, as iOS', () => {
    expect(find("new Date('2023-11-20 08:00').getTime()")).toBeNaN();
    expect(find("new Date('2023-11-20T08:00:00Z').getTime()")).toBe(Date.UTC(2023, 10, 20, 8));
  });

  it('lives on the clock it was given', () => {
    expect(find('Date.now()')).toBe(Date.UTC(2023, 10, 20));
    expect(find('new Date().getTime()')).toBe(Date.UTC(2023, 10, 20));
  });
});
