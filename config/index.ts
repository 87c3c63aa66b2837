import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type { UserConfigExport } from '@tarojs/cli';
import development from './dev';
import production from './prod';

const root = path.resolve(__dirname, '..');

/** Rooms outside `src` are compiled only where they are named, in both platforms. */
const rooms = [path.join(root, 'policy'), path.join(root, 'contract')];

/** The bench builds an empty app with the same options, to measure this one beside it. */
const sourceRoot = process.env.SOURCE_ROOT ?? 'src';
const outputRoot = process.env.OUTPUT_ROOT ?? `dist/${process.env.TARO_ENV}`;

/**
 * Packages that ship a newer JavaScript than the oldest phone reads (`browserslist` in package.json): compiled as our own
 * code is. test/weapp/script-level.test.ts finds what is missing here.
 */
const newerPackages = ['valibot'].map((name) => path.join(root, 'node_modules', name));

/** What WeChat reads beside the program; Taro copies only what it knows. */
const copied =
  process.env.TARO_ENV === 'weapp' ? [{ from: 'src/sitemap.json', to: `${outputRoot}/sitemap.json` }] : [];

/** Put in from the environment, as there is no `process` on a phone; text that is no JSON stops the build. */
const messageTemplates = process.env.MESSAGE_TEMPLATES ?? '';
JSON.parse(messageTemplates || '{}');

/** WeChat's plugin that reads aloud, `{"version", "provider"}`, where the operator has it (src/app.config.ts). */
const speechPlugin = process.env.SPEECH_PLUGIN ?? '';
JSON.parse(speechPlugin || '{}');

/** Chinese stays Chinese: escaped, each character would take twice its bytes of the package's limit. */
const minifier = { output: { ascii_only: false, comments: false } };

/** What of webpack-chain is needed here; Taro brings its own copy of it. */
interface Chain {
  readonly optimization: {
    minimizer(name: string): { tap(change: (given: readonly object[]) => readonly object[]): unknown };
  };
}

/** The licences of what is bundled are shipped once, beside the residents' pages: the main package is the one that waits. */
function licencesApart(chain: Chain): void {
  const extractComments = { condition: 'some', filename: 'packages/LICENCES.txt', banner: false };
  chain.optimization.minimizer('terserPlugin').tap(([options]) => [{ ...options, extractComments }]);
}

/**
 * Taro's build of the app. Sizes are written in real pixels times `--fs` (see `src/theme`), so the conversion to
 * `rpx` and `rem` is off: a target of 44 px stays 44 px on a narrow phone.
 */
const base: UserConfigExport<'webpack5'> = {
  projectName: 'resident-medical-insurance',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot,
  outputRoot,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: sourceRoot === 'src' },
  env: { MESSAGE_TEMPLATES: JSON.stringify(messageTemplates), SPEECH_PLUGIN: JSON.stringify(speechPlugin) },
  plugins: [path.join(__dirname, 'plugins/aria'), path.join(__dirname, 'plugins/lean-templates')],
  copy: { patterns: copied, options: {} },
  terser: { enable: true, config: minifier },
  sass: { resource: [] },
  mini: {
    compile: { include: [...rooms, ...newerPackages] },
    optimizeMainPackage: { enable: true },
    webpackChain: (chain) => licencesApart(chain),
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile: { include: [...rooms, ...newerPackages] },
    publicPath: './',
    staticDirectory: 'static',
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    router: { mode: 'hash' },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false, config: {} } },
  },
};

export default defineConfig<'webpack5'>((merge) =>
  merge({}, base, process.env.NODE_ENV === 'development' ? development : production),
);
