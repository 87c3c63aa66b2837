/** Taro's preset: React with the automatic runtime, TypeScript, and the targets of `browserslist`. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
};
