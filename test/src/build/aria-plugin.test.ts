import attributes from '../../../config/plugins/aria/attributes';
import plugin from '../../../config/plugins/aria/index';

interface Platform {
  readonly template?: { mergeComponents(context: unknown, components: unknown): void };
  runtimePath?: string | string[];
}

/** What Taro hands to a plugin, as far as this one uses it. */
function setUp(platform: Platform): unknown[] {
  const merged: unknown[] = [];
  const registered: ((platform: Platform) => void)[] = [];
  const context = { registerMethod: ({ fn }: { fn: (platform: Platform) => void }) => registered.push(fn) };
  plugin(context);
  const template = platform.template && {
    mergeComponents: (_context: unknown, components: unknown) => void merged.push(components),
  };
  const seen = { ...platform, template };
  registered.forEach((fn) => fn(seen));
  platform.runtimePath = seen.runtimePath;
  return merged;
}

describe('the plugin that restores aria', () => {
  it('gives template and run time the same table, for with one alone every alias would shift', () => {
    const platform: Platform = {
      template: { mergeComponents: () => undefined },
      runtimePath: 'weapp/runtime',
    };
    expect(setUp(platform)).toEqual([attributes]);
    expect(platform.runtimePath).toEqual(['weapp/runtime', expect.stringMatching(/aria[/\\]runtime\.js$/)]);
  });

  it('leaves browsers alone', () => {
    const platform: Platform = { runtimePath: undefined };
    expect(setUp(platform)).toEqual([]);
    expect(platform.runtimePath).toBeUndefined();
  });

  it('lets a view say what it is, what it is called and how it stands', () => {
    expect(Object.keys(attributes.View ?? {})).toEqual(
      expect.arrayContaining([
        'aria-role',
        'aria-label',
        'aria-hidden',
        'aria-checked',
        'aria-disabled',
        'aria-live',
      ]),
    );
  });
});
