import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import database from '../../../server/schema/database.json';

const file = path.resolve(__dirname, '../../../server/schema/collections.ts');

/** The names in the interface `Collections`, as they stand in its source. */
function typedNames(): readonly string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
  const collections = source.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === 'Collections',
  );
  return (collections?.members ?? []).flatMap(({ name }) =>
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  );
}

it('declares every collection for the database, and no other', () => {
  expect(typedNames()).toContain('mutual-aid-accounts');
  expect(database.collections.map(({ name }) => name).sort()).toEqual([...typedNames()].sort());
});
