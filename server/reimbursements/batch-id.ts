export function batchIdOf(region: string, number: string): string {
  return `${region}-${number}`;
}

/** A region is digits alone; a number may have hyphens. */
export function batchIdParts(id: string): { readonly region: string; readonly number: string } {
  const hyphen = id.indexOf('-');
  return { region: id.slice(0, hyphen), number: id.slice(hyphen + 1) };
}
