import fs from 'node:fs';
import path from 'node:path';

interface ProjectConfig {
  readonly setting: { readonly uploadWithSourceMap: boolean };
}

const file = path.resolve(__dirname, '../../../project.config.json');

it('uploads no source maps: what is published is readable enough', () => {
  const { setting } = JSON.parse(fs.readFileSync(file, 'utf8')) as ProjectConfig;
  expect(setting.uploadWithSourceMap).toBe(false);
});
