import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, type LockedPackage, shrinkwrapOf } from '../../commands/lib/locked-dependencies';

const root = join(__dirname, '..', '..');

function packagesOf(lock: Lock, dependencies: Readonly<Record<string, string>>) {
  const shrinkwrap = shrinkwrapOf(lock, { name: 'resident', version: '1.0.0', dependencies });
  return (shrinkwrap as { readonly packages: Readonly<Record<string, LockedPackage>> }).packages;
}

describe('what a function installs elsewhere', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const sdk = lock.packages['node_modules/wx-server-sdk']?.version ?? '';
  const { '': own, ...installed } = packagesOf(lock, { 'wx-server-sdk': sdk });

  it('is the SDK and all that it depends on, each at the version and with the check sum of our own lock file', () => {
    expect(own?.dependencies).toEqual({ 'wx-server-sdk': sdk });
    expect(Object.keys(installed).length).toBeGreaterThan(20);
    for (const [folder, { version, integrity }] of Object.entries(installed)) {
      expect({ folder, version, integrity }).toEqual({
        folder,
        version: lock.packages[folder]?.version,
        integrity: expect.stringMatching(/^sha512-/),
      });
    }
  });

  it('has axios at the version that the SDK was tried with, and not the newer one of our tools', () => {
    const found = Object.entries(installed).filter(([folder]) => folder.endsWith('/axios'));
    expect(found.map(([, { version }]) => version)).toEqual(['0.27.2']);
  });

  it('names no address from which a package comes', () => {
    expect(JSON.stringify(installed)).not.toMatch(/"resolved"|https?:[^"]*\.tgz/);
  });
});

describe('a dependency that lies in two versions', () => {
  const lock: Lock = {
    packages: {
      'node_modules/a': { version: '1.0.0', dependencies: { b: '^1.0.0', c: '^1.0.0' } },
      'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '^1.0.0' } },
      'node_modules/b': { version: '2.0.0', dev: true },
      'node_modules/c': { version: '1.5.0' },
      'node_modules/d': { version: '1.0.0', dev: true },
    },
  };

  it('is taken where Node would find it, the nearest first', () => {
    expect(Object.keys(packagesOf(lock, { a: '1.0.0' }))).toEqual([
      '',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  it('that is in no lock file stops the build', () => {
    expect(() => packagesOf(lock, { e: '1.0.0' })).toThrow('package-lock.json has no e');
  });
});
