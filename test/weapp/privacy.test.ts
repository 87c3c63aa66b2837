import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import privacy from '../../config/privacy.json';
import { privacyUses } from './privacy';
import { weappBuild } from '../../harness/weapp/weapp';

const root = path.resolve(__dirname, '../..');
function read(...parts: string[]) {
  return readFileSync(path.join(root, ...parts), 'utf8');
}

const declaredUses = privacy.declared
  .flatMap(({ information, apis }) => apis.map((api) => ({ api, information })))
  .sort((a, b) => a.api.localeCompare(b.api));

describe('the privacy declaration', () => {
  it('names each API of the build that needs it, and none that the build does not call', () => {
    expect(privacyUses(weappBuild)).toEqual(declaredUses);
  }, 60_000);

  it.each(privacy.declared)('of $information stands on the page 隐私说明 and in the guide', (declared) => {
    expect(read('dist/weapp/packages/help/privacy/index.js')).toContain(declared.page);
    expect(read('docs/deploy-to-wechat.md')).toContain(`| ${declared.information} | ${declared.purpose} |`);
  });
});

describe('the search for APIs that need a declaration', () => {
  it('finds methods, buttons and components, and no mere mention', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'privacy-'));
    try {
      writeFileSync(path.join(folder, 'a.js'), 'n.Ay.getLocation();const list=["chooseImage"];');
      writeFileSync(path.join(folder, 'b.js'), 'f(Button,{openType:"getPhoneNumber"});');
      writeFileSync(path.join(folder, 'c.wxml'), '<camera mode="normal"></camera>');
      expect(privacyUses(folder)).toEqual([
        { api: 'camera', information: '摄像头' },
        { api: 'getLocation', information: '位置信息' },
        { api: 'getPhoneNumber', information: '手机号' },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
