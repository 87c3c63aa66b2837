import { packageLimitBytes, packageSizes, totalLimitBytes } from './package-sizes';
import { weappBuild } from './weapp';
import { compileWxml } from './wxml';

describe('the build for WeChat', () => {
  it("has templates that WeChat's own compiler takes", () => {
    expect(compileWxml(weappBuild)).toContain('$gwx');
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
