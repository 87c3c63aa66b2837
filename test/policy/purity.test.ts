import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const room = path.resolve(__dirname, '../../policy');

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesIn(file) : [file];
  });
}

const sources = filesIn(room)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [path.relative(room, file), readFileSync(file, 'utf8')] as const);

describe.each(sources)('policy/%s', (file, text) => {
  it('imports nothing but what stands in the room, and valibot', () => {
    const imported = [...text.matchAll(/\bfrom '([^']+)'|\bimport\(?'([^']+)'/g)].map(
      (found) => found[1] ?? found[2],
    );
    const outside = imported.filter((name) => {
      if (name === undefined || name === 'valibot') return false;
      if (!name.startsWith('.')) return true;
      return path.relative(room, path.resolve(room, path.dirname(file), name)).startsWith('..');
    });
    expect(outside).toEqual([]);
  });

  it('asks no clock, no chance and no machine, and needs no Intl', () => {
    expect(
      text.match(/\bDate\b\(|\bDate\.|new Date|Math\.random|process\.|\bIntl\b|toLocale|localeCompare/g),
    ).toBeNull();
  });
});
