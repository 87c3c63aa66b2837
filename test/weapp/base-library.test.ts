import baseLibrary from '../../config/base-library.json';
import projectConfig from '../../project.config.json';
import { calledApis, compareVersions, neededBy } from './base-library';
import { readFileSync } from 'node:fs';
import path from 'node:path';

describe('the oldest base library', () => {
  it('has every API of WeChat that the app calls, and no older one has', () => {
    const needed = calledApis().flatMap((name) => neededBy(name) ?? []);
    expect(needed.sort(compareVersions).at(-1)).toBe(baseLibrary.minimum);
  });

  it('is the one on which the developer tools try the app, and which the guide has set in the console', () => {
    expect(projectConfig.libVersion).toBe(baseLibrary.minimum);
    const guide = readFileSync(path.resolve(__dirname, '../../docs/deploy-to-wechat.md'), 'utf8');
    expect(guide).toContain(`基础库最低版本设置: \`${baseLibrary.minimum}\``);
  });

  it("is read from WeChat's typings", () => {
    expect(calledApis()).toContain('getDeviceInfo');
    expect(neededBy('getDeviceInfo')).toBe('2.20.1');
    expect(neededBy('chooseMessageFile')).toBe('2.5.0');
    expect(compareVersions('2.9.0', '2.20.1')).toBeLessThan(0);
  });
});
