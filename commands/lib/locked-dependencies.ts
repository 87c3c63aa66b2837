/** What a lock file says of one package, as far as we read it; the rest is copied as it stands. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json` of version 3: packages by the folder in which they lie. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * `npm-shrinkwrap.json` of a function: everything that its dependencies depend on, at the versions and with the check sums of the
 * project's own lock file, so that an installation elsewhere takes nothing newer and nothing else. Throws where one is missing there.
 */
export function shrinkwrapOf(lock: Lock, manifest: Manifest): object {
  const packages: Record<string, LockedPackage> = {};
  const waiting = Object.keys(manifest.dependencies).map((name) => folderOf(lock, '', name));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (folder in packages) continue;
    const { dev: _, ...locked } = lock.packages[folder] ?? {};
    packages[folder] = locked;
    const needs = { ...locked.dependencies, ...locked.optionalDependencies };
    for (const name of Object.keys(needs)) waiting.push(folderOf(lock, folder, name));
  }
  const { name, version, dependencies } = manifest;
  const inOrder = Object.fromEntries(
    Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  return {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name, version, dependencies }, ...inOrder },
  };
}

/** Where Node finds a package that one in `from` requires: in its own folder, or in the nearest above it. */
function folderOf({ packages }: Lock, from: string, name: string): string {
  for (let above = from; ; above = above.slice(0, Math.max(above.lastIndexOf('/node_modules/'), 0))) {
    const folder = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (folder in packages) return folder;
    if (above === '')
      throw new Error(`package-lock.json has no ${name}, which ${from || 'a function'} needs`);
  }
}
