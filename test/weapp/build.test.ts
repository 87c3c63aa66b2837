import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesUnder, readJson } from '../../harness/weapp/dist-files';
import type { AppConfig } from '../../harness/weapp/dist-files';
import { packageLimitBytes, packageSizes, totalLimitBytes } from '../../harness/weapp/package-sizes';
import { Weapp, weappBuild } from '../../harness/weapp/weapp';
import { refusedStyles, refusedTemplates } from './wechat-compilers';

describe('the build for WeChat', () => {
  it("has templates that WeChat's own compiler takes, each of them", () => {
    expect(filesUnder(weappBuild).filter((file) => file.endsWith('.wxml')).length).toBeGreaterThan(30);
    expect(refusedTemplates(weappBuild)).toEqual([]);
  });

  it("has style sheets that WeChat's own compiler takes, each of them", () => {
    expect(filesUnder(weappBuild).filter((file) => file.endsWith('.wxss'))).toContain('app.wxss');
    expect(refusedStyles(weappBuild)).toEqual([]);
  });

  it('would learn of a file that the compilers refuse', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'refused-'));
    try {
      writeFileSync(path.join(folder, 'page.wxss'), '.list > * + * { margin-top: 12px }');
      writeFileSync(path.join(folder, 'page.wxml'), '<view><text></view>');
      expect(refusedStyles(folder)).toEqual([
        { file: 'page.wxss', words: expect.stringContaining('error at token `*`') },
      ]);
      expect(refusedTemplates(folder)).toEqual([
        { file: 'page.wxml', words: expect.stringContaining('expect end-tag `text`') },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('stays within what WeChat allows each package and all of them', () => {
    const sizes = packageSizes(weappBuild);
    process.stderr.write(
      `${sizes.map(({ name, bytes }) => `  package ${name}: ${bytes} bytes`).join('\n')}\n`,
    );
    expect(sizes[0]?.name).toBe('main');
    for (const { bytes } of sizes) expect(bytes).toBeLessThan(packageLimitBytes);
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(totalLimitBytes);
  });

  it('keeps the main package small enough for a slow phone', () => {
    expect(packageSizes(weappBuild)[0]?.bytes).toBeLessThan(360_000);
  });

  it('has nothing of the preview, and no source maps', () => {
    const files = filesUnder(weappBuild);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const scripts = files.filter((file) => file.endsWith('.js'));
    const text = (file: string): string => readFileSync(path.join(weappBuild, file), 'utf8');
    expect(scripts.filter((file) => text(file).includes('/preview/'))).toEqual([]);
  });

  it('has no trace of a plugin that it was told nothing of: WeChat takes no program with one it may not use', () => {
    const traces = filesUnder(weappBuild)
      .filter((file) => /\.js(on)?$/.test(file))
      .filter((file) => /WechatSI|textToSpeech/.test(readFileSync(path.join(weappBuild, file), 'utf8')));
    expect(traces).toEqual([]);
  });

  it('requires no file of another package: WeChat may not have loaded it', () => {
    const { subPackages = [] } = readJson(path.join(weappBuild, 'app.json')) as AppConfig;
    const packageOf = (file: string): string =>
      subPackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? 'main';
    const strangers = filesUnder(weappBuild)
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...readFileSync(path.join(weappBuild, file), 'utf8').matchAll(/require\("(\.[^"]+)"\)/g)]
          .map(([, request = '']) => path.posix.join(path.posix.dirname(file), request))
          .filter((required) => !['main', packageOf(file)].includes(packageOf(required)))
          .map((required) => `${file} requires ${required}`),
      );
    expect(strangers).toEqual([]);
  });

  it('leads from a path of an earlier version to where the page stands now', async () => {
    const phone = new Weapp({ callFunction: () => Promise.reject(new Error('no network')) });
    await phone.launch('pages/result/index');
    expect(phone.route).toBe('packages/calculator/result/index');
    phone.die();
  });
});
