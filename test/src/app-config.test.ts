describe('the program’s configuration', () => {
  const before = process.env;
  afterEach(() => {
    process.env = before;
  });

  /** The residents' package as the build for `platform` reads it. */
  function packagesFor(platform: string, plugin?: string): object | undefined {
    process.env = {
      ...before,
      TARO_ENV: platform,
      ...(plugin === undefined ? {} : { SPEECH_PLUGIN: plugin }),
    };
    Object.assign(globalThis, { defineAppConfig: (config: object) => config });
    let config: { readonly subPackages: readonly object[] } | undefined;
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      config = (require('../../src/app.config') as { default: typeof config }).default;
    });
    return config?.subPackages[0];
  }

  const plugin = '{"version":"0.3.5","provider":"wx069ba97219f66d99"}';

  it('names no plugin, for WeChat takes no program with one that the operator hasn’t got', () => {
    expect(packagesFor('weapp')).not.toHaveProperty('plugins');
    expect(packagesFor('h5', plugin)).not.toHaveProperty('plugins');
  });

  it('names the one that reads aloud where the build is told of it', () => {
    expect(packagesFor('weapp', plugin)).toMatchObject({
      plugins: { WechatSI: JSON.parse(plugin) as object },
    });
  });
});
