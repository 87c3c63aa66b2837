/** A package that stands apart is not installed, and could not be. */
export class PackageApartError extends Error {}

/**
 * The folder of a package that is too large for the project's own: it has a package and lock file of its own in
 * `commands/<apart>`, and is installed into `.cache` when it is first needed.
 * @throws {PackageApartError} where it is not there and npm can't fetch it
 */
export function packageApart(apart: string, name: string): Promise<string>;
