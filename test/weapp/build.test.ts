import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesUnder } from '../../harness/weapp/dist-files';
import { packageLimitBytes, packageSizes, totalLimitBytes } from '../../harness/weapp/package-sizes';
import { refusedStyles, refusedTemplates } from './wechat-compilers';
import { weappBuild } from '../../harness/weapp/weapp';

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
});
