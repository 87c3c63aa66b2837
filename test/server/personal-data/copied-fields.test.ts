import { leftOutOfStored } from '../../../server/personal-data/copy';
import type { AnyHolding } from '../../../server/personal-data/holding';
import { holdings } from '../../../server/personal-data/holdings';
import { findOrCreatePerson } from '../../../server/identity/people';
import { isoDay } from '../../../policy/calendar';
import { policyInForce } from '../../../server/policy-registry';
import type { Collections, Person } from '../../../server/schema';
import { TestServer } from '../test-server';
import { father } from '../sample';
import { everywhereNotCopied, notCopied } from './not-copied';
import { fieldsRead } from './read-fields';
import { collectionShapes } from './schema-fields';

const shapes = collectionShapes();
const ofResidents = Object.entries<AnyHolding>(holdings).filter(([, { of }]) => of === 'residents');

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = new TestServer();
  const { name, document, birthDate } = father;
  const checked = { name, ...document, birthDate: isoDay(birthDate ?? '1958-05-12') };
  person = await findOrCreatePerson(server.cloudFor('x'), checked, 'office');
});

/** Names and numbers open in their own document alone. */
function documentOf(collection: string, full: unknown): unknown {
  if (collection !== 'people') return full;
  const { _id, documents, sealedName } = person;
  return { ...(full as object), _id, documents, sealedName };
}

/** The fields that neither the copy's words nor its stored form has. */
async function lacking(collection: string, holding: AnyHolding): Promise<readonly string[]> {
  const shape = shapes[collection];
  if (shape === undefined || holding.of !== 'residents') throw new Error(`${collection} has no shape`);
  const cloud = server.cloudFor('x');
  const { policy } = await policyInForce(cloud);
  const subject = {
    openId: 'x',
    person: { ...person, _id: collection === 'people' ? person._id : 'x' },
    policy,
  };
  const full = documentOf(collection, shape.full);
  const read = fieldsRead({ holding, cloud, subject }, full, shape.optional);
  const isWhole = holding.whole?.(full as Collections[keyof Collections], subject) === true;
  return shape.fields.filter((field) => {
    const isStored =
      isWhole &&
      field.split('.').every((name, at, all) => !leftOutOfStored(name, at < all.length - 1 ? {} : 'x'));
    return !read.has(field) && !isStored;
  });
}

/** Why a field isn't copied: its own reason, that of a field it lies in, or one that holds wherever it is so named. */
function reasonFor(collection: string, field: string): string | undefined {
  const names = field.split('.');
  const prefixes = names.map((_, at) => names.slice(0, at + 1).join('.'));
  const own = prefixes.map((one) => notCopied[collection]?.[one]).find((reason) => reason !== undefined);
  return own ?? everywhereNotCopied[names[names.length - 1] ?? ''];
}

describe.each(ofResidents)('of %s', (collection, holding) => {
  it('the copy has every field, or it is said why not', async () => {
    const missing = await lacking(collection, holding);
    expect(missing.filter((field) => reasonFor(collection, field) === undefined)).toEqual([]);
  });

  it('nothing is called left out that the copy has, or that is no field', async () => {
    const missing = await lacking(collection, holding);
    const named = Object.keys(notCopied[collection] ?? {});
    const isUsed = (one: string) => missing.some((field) => field === one || field.startsWith(`${one}.`));
    expect(named.filter((one) => !isUsed(one))).toEqual([]);
  });
});

it('is asked of every field that a type has, also in lists and choices', () => {
  expect(shapes.records?.fields).toEqual(
    expect.arrayContaining(['suspensions.declined.words', 'insurance.registration.number', 'history.event']),
  );
  expect(shapes.evidence?.fields).toContain('pictures.digest');
  expect(shapes.residents?.fields).toContain('before.state.household');
});
