import { audit } from '../../../commands/audit/audit';
import type { CollectionName } from '../../../server/schema/collections';
import type { PlainDocument } from '../../../server/platform/plain';
import { isInFile, isRegistered, notRegistered, untold, wasTold } from './told';
import { type Town, booksOf, isCounted, playTown, townWithEverything } from './town';

type Fields = Readonly<Record<string, unknown>>;

/** Of a story with refunds, an account that paid, decided cases, statements and seals. */
let whole: Town;
let endedAt: number;
beforeAll(async () => {
  ({ town: whole, endedAt } = await townWithEverything());
}, 180_000);

async function found(town: Town): Promise<readonly { readonly rule: string; readonly detail: string }[]> {
  return audit(booksOf(town, endedAt), () => undefined);
}

function docs(collection: CollectionName): readonly PlainDocument[] {
  return whole.get(collection) ?? [];
}

function first(collection: CollectionName, fits: (doc: Fields) => boolean = () => true): PlainDocument {
  const doc = docs(collection).find(fits);
  if (doc === undefined) throw new Error(`the town has no such document in ${collection}`);
  return doc;
}

/** The town with one document changed, added, or taken away. */
function with1(collection: CollectionName, _id: string, fields: Fields | null): Town {
  const before = docs(collection).find((doc) => doc._id === _id);
  const others = docs(collection).filter((doc) => doc._id !== _id);
  const after = fields === null ? [] : [{ ...before, ...fields, _id } as PlainDocument];
  return new Map([...whole, [collection, [...others, ...after]]]);
}

function changed(
  collection: CollectionName,
  fields: (doc: Fields) => Fields,
  fits?: (doc: Fields) => boolean,
) {
  const doc = first(collection, fits);
  return with1(collection, doc._id, fields(doc));
}

function taken(collection: CollectionName, fits?: (doc: Fields) => boolean): Town {
  return with1(collection, first(collection, fits)._id, null);
}

const picture = {
  pictureId: 'a1',
  at: 1,
  state: 'kept',
  fileId: 'cloud://env.bucket/evidence/kept/a1.jpg',
  format: 'jpg',
  bytes: 9,
  digest: '00',
};

/** The town with pictures for its first request, given by whoever asked. */
function withPictures(fields: Fields): Town {
  const { _id, openId } = first('refund-requests', ({ state }) => state !== 'requested') as unknown as {
    readonly _id: string;
    readonly openId: string;
  };
  const evidence = { kind: 'refund', about: _id, openId, pictures: [picture], nextAt: 1, createdAt: 1 };
  return with1('evidence', `refund-${_id}`, { ...evidence, ...fields });
}

interface Line {
  readonly state: string;
  readonly amountFen: number;
  readonly accountFen: number;
}

function lines(doc: Fields): readonly Line[] {
  return doc['lines'] as readonly Line[];
}

function firstLine(doc: Fields, fields: Fields): Fields {
  return { lines: lines(doc).map((line, at) => (at === 0 ? { ...line, ...fields } : line)) };
}

function paid(doc: Fields): boolean {
  return doc['state'] === 'settled' && (doc['totalFen'] as number) > 0;
}

function posted(doc: Fields): boolean {
  return doc['kind'] === 'payment' && doc['phase'] === 'posted';
}

function byPayment(doc: Fields): boolean {
  return (doc['insurance'] as { readonly basis: string } | null)?.basis === 'paid';
}

function done(doc: Fields): boolean {
  return doc['state'] === 'done' && doc['to'] === 'wechat';
}

function decided(doc: Fields): boolean {
  return doc['resolution'] !== null && doc['officerId'] !== null;
}

function sealed(doc: Fields): boolean {
  return (doc['count'] as number) > 0;
}

function add(field: string, more: number): (doc: Fields) => Fields {
  return (doc) => ({ [field]: (doc[field] as number) + more });
}

describe('an audit', () => {
  it('of a town that nobody touched finds that everything agrees, whatever went wrong in its story', async () => {
    for (const seed of [1, 6, 9]) {
      const played = await playTown(seed);
      expect(await audit(booksOf(played.town, played.endedAt), () => undefined)).toEqual([]);
    }
    expect(await found(whole)).toEqual([]);
  }, 120_000);

  it('says how far it is', async () => {
    const said: string[] = [];
    await audit(booksOf(whole, endedAt), (line) => said.push(line));
    expect(said[0]).toBe(`ledger: ${docs('ledger').length} entries, ${accounts().size} accounts`);
    expect(said).toContain('refunds: agree');
    expect(said).toHaveLength(11);
  });

  const damages: readonly (readonly [string, () => Town, string])[] = [
    [
      'an amount in the ledger',
      () =>
        changed('ledger', (doc) => ({
          transfers: (doc['transfers'] as Fields[]).map((one) => ({ ...one, amountFen: 0.5 })),
        })),
      'every transfer moves whole fen',
    ],
    ['the accounts of an entry', () => changed('ledger', () => ({ accounts: [] })), 'found by each account'],
    [
      'an entry that is gone',
      () => taken('ledger', posted),
      'an order’s state is what its payment’s entry says',
    ],
    [
      'a refund’s entry that is gone',
      () => taken('ledger', ({ kind }) => kind === 'refund-done'),
      'what the books owe',
    ],
    [
      'an order’s sum',
      () => changed('orders', add('totalFen', 1), paid),
      'an order’s sum is its two sources’',
    ],
    [
      'a line’s amount',
      () => changed('orders', (doc) => firstLine(doc, { amountFen: 1 }), paid),
      'a line’s amount is its two sources’',
    ],
    [
      'the state of an order',
      () => changed('orders', () => ({ state: 'closed' }), paid),
      'state fits its order’s',
    ],
    ['an order that is gone', () => taken('orders', paid), 'an entry’s order is stored'],
    [
      'what WeChat took',
      () =>
        changed('ledger', (doc) => ({ transfers: [...(doc['transfers'] as Fields[]), toOffice] }), posted),
      'what WeChat took for an order is booked',
    ],
    [
      'an insurance that is gone',
      () => changed('records', uninsured, byPayment),
      'who was paid for is insured',
    ],
    [
      'an insurance without a payment',
      () => changed('records', insuredByNobody, byPayment),
      'an insurance has its payment',
    ],
    [
      'the price of an insurance',
      () => changed('records', (doc) => insuredWith(doc, { paidFen: 1 }), byPayment),
      'an insurance’s price is its line’s',
    ],
    [
      'a state without what it says',
      () => changed('records', () => ({ state: 'open' }), byPayment),
      'a record’s state is what stands in it',
    ],
    [
      'a count of a place',
      () => changed('progress', add('enrolled', 1), isCounted),
      'a place’s counts are a full recount',
    ],
    ['a place’s counts that are gone', () => taken('progress', isCounted), 'a place has its counts'],
    [
      'a record that its place forgot',
      () => changed('records', () => ({ counted: undefined, countAt: null }), byPayment),
      'who is insured is counted, and nobody else',
    ],
    [
      'a reservation of no order',
      () =>
        changed('records', () => ({
          reservation: { orderId: 'f'.repeat(32), openId: 'o', until: endedAt + 1 },
        })),
      'a reservation has its order',
    ],
    ['an unpaid order without its reservation', unpaid, 'an unpaid order has its people reserved'],
    [
      'a refund of more than was paid',
      () => changed('refunds', add('amountFen', 100_000), done),
      'never more goes back',
    ],
    ['a second refund of the same money', twice, 'never more goes back than was paid'],
    ['a refund’s state', () => changed('refunds', () => ({ state: 'sent' }), done), 'what the books owe'],
    [
      'a count of open refunds',
      () => changed('orders', add('openRefunds', 1), paid),
      'an order counts its open refunds',
    ],
    [
      'an account’s balance',
      () => changed('mutual-aid-accounts', add('balanceFen', 10_000)),
      'an account’s balance is the sum of its movements',
    ],
    [
      'a movement that is gone',
      () => taken('mutual-aid-movements', ({ kind }) => kind === 'debit'),
      'sum of its movements',
    ],
    [
      'what an account holds for orders',
      () => changed('mutual-aid-accounts', add('reservedFen', 1)),
      'what an account holds is what unpaid orders hold',
    ],
    ['a deduction that is gone', noDeduction, 'a deduction is in a batch once it was sent'],
    [
      'the amount of a deduction',
      () => changed('deductions', add('amountFen', 1)),
      'a deduction is its line’s account part',
    ],
    ['a batch that is gone', () => taken('deduction-batches'), 'a deduction’s batch is stored'],
    ['a file to the bureau that is gone', () => taken('registration-files'), 'a line’s file is stored'],
    [
      'a line to the bureau that is gone',
      () => taken('registration-lines', isInFile),
      'a file has exactly its lines, each once',
    ],
    [
      'the amount of a line to the bureau',
      () => changed('registration-lines', add('amountFen', 1), isInFile),
      'a file’s sums are those of its lines',
    ],
    [
      'an enrolment of which nobody was told',
      () => changed('records', untold, wasTold),
      'who was enrolled here is told of by the day after',
    ],
    [
      'a registration that the bureau never gave',
      () => changed('records', notRegistered, isRegistered),
      'who is registered has the bureau’s word for it',
    ],
    [
      'a statement',
      () => changed('statements', add('paidFen', 1)),
      'a statement holds every entry of its day once',
    ],
    ['a statement that is gone', () => taken('statements'), 'each office’s day has its statement'],
    [
      'a look-up that wasn’t counted',
      () => with1('lookup-log', 'x', { caller: 'c1', subject: 's', found: false, at: endedAt }),
      'each look-up is counted',
    ],
    [
      'an entry of the log',
      () => changed('audit-log', () => ({ actor: 'somebody-else' })),
      'no entry changes once it is sealed',
    ],
    ['an entry of the log that is gone', () => taken('audit-log'), 'the entries that it was sealed with'],
    [
      'a seal',
      () => changed('audit-seals', () => ({ hash: '0'.repeat(64) }), sealed),
      'no entry changes once it is sealed',
    ],
    ['a seal that is gone', () => taken('audit-seals', sealed), 'a closed day is sealed'],
    [
      'the sums of a seal',
      () => changed('audit-seals', () => ({ sums: [] }), sealed),
      'a seal’s sums are its entries',
    ],
    [
      'an import of another content',
      () => changed('imports', () => ({ contentHash: '0' })),
      'an import stands in the log',
    ],
    [
      'a decision that nobody made',
      () => with1('cases', 'made-up', { ...first('cases', decided) }),
      'a decision stands in the log',
    ],
  ];

  const picturesAmiss: readonly (readonly [string, Fields, string])[] = [
    ['pictures of no request', { about: 'none' }, 'belong to a request of who gave them'],
    ['pictures that somebody else gave', { openId: 'stranger' }, 'belong to a request of who gave them'],
    ['seven pictures', { pictures: Array.from({ length: 7 }, () => picture) }, 'six pictures at most'],
    [
      'a picture that lies elsewhere',
      { pictures: [{ ...picture, fileId: 'cloud://env.bucket/evidence/in/a1' }] },
      'where the server keeps its own',
    ],
  ];
  it.each(picturesAmiss)('names %s', async (_, fields, rule) => {
    expect(await found(withPictures({}))).toEqual([]);
    const rules = (await found(withPictures(fields))).map((one) => one.rule);
    expect(rules).toEqual([expect.stringContaining(rule)]);
  });

  it('names pictures that stayed longer than sixty days after the decision', async () => {
    const later = endedAt + 70 * 24 * 3_600_000;
    const before = new Set((await audit(booksOf(whole, later), () => undefined)).map(({ rule }) => rule));
    const rules = (await audit(booksOf(withPictures({}), later), () => undefined)).map(({ rule }) => rule);
    expect(rules.filter((rule) => !before.has(rule))).toEqual(['pictures go sixty days after the decision']);
  });

  it.each(damages)('names %s', async (_, damage, rule) => {
    const rules = (await found(damage())).map((one) => one.rule);
    expect(rules).toEqual(expect.arrayContaining([expect.stringContaining(rule)]));
  });

  it('of data that is not migrated yet says that first', async () => {
    const [one, ...more] = await found(
      with1('officer-log', '1', { officerId: 'o', action: 'a', region: '', at: 1 }),
    );
    expect([one?.rule, more]).toEqual(['what is stored is of this release', []]);
  });

  it('names one document that was changed by its id, and says what to do', async () => {
    const { _id, balanceFen } = first('mutual-aid-accounts');
    const [one] = await audit(
      booksOf(with1('mutual-aid-accounts', _id, { balanceFen: 1 }), endedAt),
      () => undefined,
    );
    expect(one).toMatchObject({ detail: `${_id}: 1 ≠ ${String(balanceFen)} fen` });
    expect(one?.remedy).toContain('the bureau’s next file of balances');
  });
});

function accounts(): ReadonlySet<string> {
  const posted = docs('ledger').filter(({ phase }) => phase === 'posted');
  return new Set(posted.flatMap(({ accounts: own }) => own as readonly string[]));
}

const toOffice = { debit: 'wechat:1', credit: 'office:140502', amountFen: 1, line: 0 };

function uninsured(): Fields {
  return { state: 'open', insurance: null };
}

function insuredWith(doc: Fields, fields: Fields): Fields {
  return { insurance: { ...(doc['insurance'] as Fields), ...fields } };
}

function insuredByNobody(doc: Fields): Fields {
  return insuredWith(doc, { orderId: 'f'.repeat(32) });
}

function unpaid(): Town {
  const order = first('orders', paid);
  const fields = { ...order, state: 'awaiting-payment', until: endedAt + 60_000 };
  const reserved = lines(order).map((line) => ({ ...line, state: 'reserved' }));
  return with1('orders', 'f'.repeat(32), { ...fields, lines: reserved });
}

function twice(): Town {
  const refund = first('refunds', done);
  return with1('refunds', `${refund._id}-again`, {
    ...refund,
    amountFen: first('orders', ofRefund(refund))['wechatFen'],
  });
}

function ofRefund(refund: Fields): (doc: Fields) => boolean {
  return ({ _id }) => _id === refund['orderId'];
}

function noDeduction(): Town {
  return changed(
    'deductions',
    () => ({ batchId: null }),
    ({ state }) => state === 'accepted',
  );
}
