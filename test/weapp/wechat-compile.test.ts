import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WechatCompileError, compileForWechat } from '../../commands/lib/wechat-compile.mjs';
import { pagesOf, readJson } from '../../harness/weapp/dist-files';
import type { AppConfig } from '../../harness/weapp/dist-files';
import { weappBuild } from '../../harness/weapp/weapp';

/** The first run on a machine may have to fetch 276 MB. */
const patience = 10 * 60_000;

/** Taro's build has compressed these already; WeChat's compressor gains nothing, and makes the style sheets larger. */
const compressedBefore = ['JS_COMPRESS_OPEN', 'WXML_COMPRESS_OPEN', 'WXSS_COMPRESS_OPEN'];

const smallApp = {
  'project.config.json': JSON.stringify({ miniprogramRoot: 'dist/weapp/', setting: { es6: false } }),
  'dist/weapp/app.json': JSON.stringify({ pages: ['index'] }),
  'dist/weapp/app.js': 'App({});',
  'dist/weapp/index.js': 'Page({});',
  'dist/weapp/index.json': '{}',
  'dist/weapp/index.wxml': '<view>1</view>',
};

/** Compiles a mini-program of one page, with other files in place of its own. */
async function compileSmallApp(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'small-app-'));
  try {
    for (const [name, content] of Object.entries({ ...smallApp, ...files })) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return await compileForWechat(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// It reads the configuration and what goes into each package; templates and styles are compiled in build.test.ts, scripts
// parsed in script-level.test.ts, as an upload leaves these to WeChat's servers.
describe("WeChat's own compiler, as an upload runs it", () => {
  it(
    'takes the build whole, without a warning',
    async () => {
      const { files, warnings, quality } = await compileForWechat();
      const names = files.map((file) => file.path);
      expect(warnings).toEqual([]);
      expect(quality.map(({ name }) => name).filter((name) => !compressedBefore.includes(name))).toEqual([]);
      for (const page of pagesOf(readJson(path.join(weappBuild, 'app.json')) as AppConfig)) {
        expect(names).toContain(`${page}.wxml`);
      }
      expect(names).toContain('sitemap.json');
    },
    patience,
  );

  it(
    'warns of a key that a file does not have',
    async () => {
      const { warnings } = await compileSmallApp({
        'project.config.json': JSON.stringify({ miniprogramRoot: 'dist/weapp/', setting: { es99: true } }),
        'dist/weapp/app.json': JSON.stringify({ pages: ['index'], animation: false }),
        'dist/weapp/index.json': JSON.stringify({ colour: 'red' }),
      });
      expect(warnings).toEqual([
        expect.stringContaining('["animation"]'),
        expect.stringContaining('["colour"]'),
        'project.config.json: unknown key setting.es99',
      ]);
    },
    patience,
  );

  it(
    'refuses a sitemap with a rule that it does not know',
    async () => {
      const sitemap = JSON.stringify({ rules: [{ action: 'hide', page: '*' }] });
      await expect(compileSmallApp({ 'dist/weapp/sitemap.json': sitemap })).rejects.toThrow(
        WechatCompileError,
      );
    },
    patience,
  );
});
