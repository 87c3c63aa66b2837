import fc from 'fast-check';
import type { Cloud } from '../../../server/platform/cloud';
import { hold, releaseHold, payerHolder } from '../../../server/identity/holders';
import { joinNumber } from '../../../server/identity/join-number';
import {
  findOrCreatePerson,
  findPerson,
  maskedPerson,
  nameOf,
  numbersOf,
} from '../../../server/identity/people';
import { open, seal, UnreadableSealError } from '../../../server/identity/seal';
import type { CheckedPerson } from '../../../contract/person-check';
import { isoDay } from '../../../policy/calendar';
import { newRecord } from '../../../server/enrolment/apply';
import { TestServer } from '../test-server';

const wang: CheckedPerson = {
  name: '王小明',
  kind: 'resident-id',
  number: '36990119900307001X',
  birthDate: isoDay('1990-03-07'),
};
const newborn: CheckedPerson = {
  name: '李安安',
  kind: 'birth-certificate',
  number: 'T360123456',
  birthDate: isoDay('2023-10-01'),
};
/** 369901 20231001 002 and its check digit, worked out by GB 11643's weights. */
const newbornNumber = { kind: 'resident-id', number: '36990120231001002X' } as const;

function key(version: number, fill: number) {
  return { version, bytes: new Uint8Array(32).fill(fill) };
}

describe('a sealed number', () => {
  const server = new TestServer();
  const random = server.cloudFor('o').randomHex;

  it('opens to what was sealed, and two seals of the same number differ', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const one = seal(server.settings, random, 'p/number', text);
        const other = seal(server.settings, random, 'p/number', text);
        return open(server.settings, 'p/number', one) === text && one !== other;
      }),
    );
  });

  it('does not open for another person, another field, when changed, or without its key', () => {
    const sealed = seal(server.settings, random, 'p1/number', wang.number);
    expect(() => open(server.settings, 'p2/number', sealed)).toThrow(UnreadableSealError);
    expect(() => open(server.settings, 'p1/name', sealed)).toThrow(UnreadableSealError);
    const changed = sealed.slice(0, 30) + (sealed[30] === 'A' ? 'B' : 'A') + sealed.slice(31);
    expect(() => open(server.settings, 'p1/number', changed)).toThrow(UnreadableSealError);
    const otherKey = { ...server.settings, encryptionKeys: [key(1, 9)] };
    expect(() => open(otherKey, 'p1/number', sealed)).toThrow(UnreadableSealError);
    const nextKey = { ...server.settings, encryptionKeys: [key(2, 9)] };
    expect(() => open(nextKey, 'p1/number', sealed)).toThrow('key version 1');
  });
});

describe('a person', () => {
  let server: TestServer;
  let cloud: Cloud;
  beforeEach(() => {
    server = new TestServer();
    cloud = server.cloudFor('oDaughter');
  });

  it('is one person, whoever meets him first and however often', async () => {
    const people = await Promise.all(
      ['a', 'b', 'c', 'd'].map((payer) => findOrCreatePerson(server.cloudFor(payer), wang, payer)),
    );
    expect(new Set(people.map(({ _id }) => _id)).size).toBe(1);
    expect(server.store.snapshot('people')).toHaveLength(1);
  });

  it('is stored without his number or name anywhere in the clear', async () => {
    await findOrCreatePerson(cloud, wang, 'oDaughter');
    expect(server.dump()).not.toContain(wang.number);
    expect(server.dump()).not.toContain(wang.name);
    expect(server.dump()).not.toContain(wang.number.slice(-4));
  });

  it('is shown masked', async () => {
    const person = await findOrCreatePerson(cloud, wang, 'oDaughter');
    expect(maskedPerson(cloud, person)).toEqual({ name: '王**', document: '369***********001X' });
  });

  it('can be renamed by the payer who typed him wrong, and by an office, and by nobody else', async () => {
    await findOrCreatePerson(cloud, { ...wang, name: '王小名' }, 'oDaughter');
    const other = server.cloudFor('oStranger');
    await expect(findOrCreatePerson(other, wang, 'oStranger')).rejects.toThrow('PERSON_MISMATCH');
    expect(nameOf(cloud, await findOrCreatePerson(cloud, wang, 'oDaughter'))).toBe('王小明');
    await findOrCreatePerson(cloud, wang, 'office');
    const renamed = findOrCreatePerson(cloud, { ...wang, name: '王大明' }, 'oDaughter');
    await expect(renamed).rejects.toThrow('PERSON_MISMATCH');
  });

  it('keeps his name once another family has him, or he is insured', async () => {
    const person = await findOrCreatePerson(cloud, { ...wang, name: '王小名' }, 'oDaughter');
    await cloud.db.transaction((tx) => hold(tx, person._id, payerHolder('oDaughter')));
    expect(nameOf(cloud, await findOrCreatePerson(cloud, wang, 'oDaughter'))).toBe('王小明');
    await cloud.db.transaction((tx) => hold(tx, person._id, payerHolder('oSon')));
    const renamed = findOrCreatePerson(cloud, { ...wang, name: '赵无名' }, 'oDaughter');
    await expect(renamed).rejects.toThrow('PERSON_MISMATCH');
    await cloud.db.transaction((tx) => releaseHold(tx, person._id, payerHolder('oSon'), 0));
    const record = { ...newRecord(person._id, 2024, 0), state: 'insured' as const };
    await cloud.db.insert('records', record);
    const later = findOrCreatePerson(cloud, { ...wang, name: '赵无名' }, 'oDaughter');
    await expect(later).rejects.toThrow('PERSON_MISMATCH');
  });

  it('has the birth date that an office gives; a payer’s other one is refused from then on', async () => {
    const passport = { name: '李安', kind: 'passport', number: 'E12345678' } as const;
    const typed = { ...passport, birthDate: isoDay('1985-04-02') };
    const born = { ...passport, birthDate: isoDay('2023-12-15') };
    await findOrCreatePerson(cloud, typed, 'oStranger');
    expect((await findOrCreatePerson(cloud, born, 'office')).birthDate).toBe(born.birthDate);
    expect((await findPerson(cloud, passport))?.birthDate).toBe(born.birthDate);
    await expect(findOrCreatePerson(cloud, typed, 'oStranger')).rejects.toThrow('PERSON_MISMATCH');
  });

  it('keeps the birth date of the office that gave it; another office’s other one is put right by two', async () => {
    const passport = { name: '李安', kind: 'passport', number: 'E12345678' } as const;
    const born = { ...passport, birthDate: isoDay('2023-12-15') };
    await findOrCreatePerson(cloud, born, 'office');
    const other = findOrCreatePerson(cloud, { ...passport, birthDate: isoDay('2023-12-16') }, 'office');
    await expect(other).rejects.toThrow('BIRTH_DATE_DIFFERS');
    expect((await findPerson(cloud, passport))?.birthDate).toBe(born.birthDate);
  });

  it('is met as gone by an office that found him before he was forgotten, not as another', async () => {
    const known = await findOrCreatePerson(cloud, wang, 'oDaughter');
    const { db } = cloud;
    // Erased between the server's reads and its write.
    const forgetful: Cloud = {
      ...cloud,
      db: Object.assign(Object.create(db) as Cloud['db'], { updateIf: () => Promise.resolve(false) }),
    };
    expect((await findOrCreatePerson(forgetful, wang, 'office'))._id).toBe(known._id);
  });

  it('is someone else under another kind of document with the same characters', async () => {
    const one = await findOrCreatePerson(cloud, { ...wang, kind: 'passport', number: 'T360123456' }, 'o');
    const other = await findOrCreatePerson(cloud, newborn, 'o');
    expect(one._id).not.toBe(other._id);
  });
});

describe('a newborn whose number has come', () => {
  let server: TestServer;
  let cloud: Cloud;
  beforeEach(() => {
    server = new TestServer();
    cloud = server.cloudFor('oMother');
  });

  it('is the same person under both documents, the number first', async () => {
    const baby = await findOrCreatePerson(cloud, newborn, 'oMother');
    await joinNumber(cloud, baby, newbornNumber);
    // Another of the family's phones, which had read him before.
    expect((await joinNumber(cloud, baby, newbornNumber))._id).toBe(baby._id);
    const byNumber = await findPerson(cloud, newbornNumber);
    const byCertificate = await findPerson(cloud, newborn);
    expect(byNumber?._id).toBe(baby._id);
    expect(byCertificate?._id).toBe(baby._id);
    expect(byNumber === null ? [] : numbersOf(cloud, byNumber).map(({ kind }) => kind)).toEqual([
      'resident-id',
      'birth-certificate',
    ]);
  });

  it('may be told the same number twice', async () => {
    const baby = await findOrCreatePerson(cloud, newborn, 'oMother');
    const joined = await joinNumber(cloud, baby, newbornNumber);
    expect((await joinNumber(cloud, joined, newbornNumber)).documents).toHaveLength(2);
  });

  it('cannot take a number that is someone’s already, and is told where to go', async () => {
    const number = { ...newborn, ...newbornNumber };
    await findOrCreatePerson(cloud, { ...number, name: '李安安' }, 'oFather');
    const baby = await findOrCreatePerson(cloud, newborn, 'oMother');
    await expect(joinNumber(cloud, baby, newbornNumber)).rejects.toThrow(/NUMBER_TAKEN.*窗口/);
  });

  it('cannot take a number with another birth date, nor a second number', async () => {
    const baby = await findOrCreatePerson(cloud, newborn, 'oMother');
    const other = { kind: 'resident-id', number: wang.number } as const;
    await expect(joinNumber(cloud, baby, other)).rejects.toThrow('BIRTH_DATE_DIFFERS');
    const adult = await findOrCreatePerson(cloud, wang, 'oMother');
    const second = { kind: 'resident-id', number: '369901199003070028' } as const;
    await expect(joinNumber(cloud, adult, second)).rejects.toThrow('HAS_NUMBER');
  });
});

describe('new lookup keys', () => {
  it('makes no second person while old and new instances run side by side', async () => {
    const server = new TestServer();
    const old = server.cloudFor('o');
    server.settings = { ...server.settings, lookupKeys: [key(2, 8), key(1, 2)] };
    const fresh = server.cloudFor('o');
    const [one, other] = await Promise.all([
      findOrCreatePerson(old, wang, 'office'),
      findOrCreatePerson(fresh, wang, 'office'),
    ]);
    expect(one._id).toBe(other._id);
  });
});
