import type { RosterActsOfTwo, RosterRow } from '../../../contract/officer';
import { liesIn } from '../../../policy/region-names';
import { redeterminePerson } from '../redetermine';
import { requireKnownIdentities } from '../own-identities';
import { policyInForce } from '../../policy-registry';
import type { CheckedPerson } from '../../../contract/person-check';
import { type Certificate, certifyHeld, saysAlready } from './certify';
import { endedBy } from './endings';
import { type EndingsLeft, endingsLeft } from './endings-left';
import { endedInMonth } from './groups';
import { noteListsCame } from './lists-came';
import { type StoredRows, readStoredRows } from './stored-rows';
import { takeEndingBack } from './take-ending-back';
import { type Cloud, chinaDay, refuse } from '../../platform';
import type { Officer, Person, Roster } from '../../schema';
import { requireCertifiable } from '../../officer-access';
import {
  findPerson,
  nameFits,
  personToHold,
  requirePerson,
  retryIfPersonGone,
  rosterHolder,
} from '../../identity';
import { RowError, importBatch } from '../../imports';
import { tidyNumber } from '../../../contract/identity-document';

type Request = RosterActsOfTwo['roster.import']['request'];
type Answer = RosterActsOfTwo['roster.import']['data'];

/** Rows that are worked on at once; of a roster some parts are at once too, together as much as the timer's other work. */
const atOnce = 5;

/** Takes one part of a batch into the roster. */
export async function importRoster(cloud: Cloud, officer: Officer, request: Request): Promise<Answer> {
  const { region, batch, part, rows } = request;
  const number = `${batch}-${part}`;
  const content = JSON.stringify(rows);
  let stored: Promise<Before> | null = null;
  const twice = namedTwice(rows);
  const outcome = await importBatch(
    cloud,
    officer,
    { kind: 'roster', region, number, content },
    {
      rows,
      atOnce,
      counts: { redetermined: 0 },
      take: async (row) => {
        if (twice.has(keyOf(row))) throw namedTwiceHere();
        // For all rows, by the first: a part that was taken before reads nothing.
        stored ??= readBefore(cloud, request);
        return {
          redetermined: await takeRow(
            cloud,
            officer,
            { region, source: number, cause: causeOf(request), row },
            await stored,
          ),
        };
      },
    },
  );
  const { taken, redetermined, repeated } = outcome;
  if (!repeated) {
    const codes = rows.flatMap(({ identities }) => identities.map(({ code }) => code));
    if (taken > 0) await noteListsCame(cloud, { region, codes });
    cloud.log('roster-imported', { part, taken, rejected: outcome.rejected.length, redetermined });
  }
  // The rows came as a list: the app finds its own again by their place there.
  const rejected = outcome.rejected.map((one) => ({ ...one, row: one.row - 1 }));
  return { taken, rejected, redetermined, repeated };
}

/** Whom more than one row of a part is about: none of these is taken, for nobody knows which of them is right. */
function namedTwice(rows: readonly RosterRow[]): ReadonlySet<string> {
  const keys = rows.map(keyOf);
  return new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
}

function keyOf({ document: { kind, number } }: RosterRow): string {
  return `${kind} ${tidyNumber(number)}`;
}

function namedTwiceHere(): RowError {
  return new RowError(
    'document.number',
    '同一个证件号码在这一段里有几行，都没有采用。请核对后把一个人写成一行，另用一个批号导入。',
  );
}

/** What a batch is as the cause of a change, in all its parts. */
export function causeOf({ region, batch }: Pick<Request, 'region' | 'batch'>): string {
  return `roster-${region}-${batch}`;
}

interface Before {
  readonly stored: StoredRows;
  readonly left: EndingsLeft;
}

async function readBefore(cloud: Cloud, request: Request): Promise<Before> {
  const [stored, left] = await Promise.all([
    readStoredRows(cloud, request.rows),
    endingsLeft(cloud, request),
  ]);
  return { stored, left };
}

interface RowOfPart {
  readonly region: string;
  readonly source: string;
  readonly cause: string;
  readonly row: RosterRow;
}

/**
 * Answers how many records changed. Somebody new is created and certified in one step, and who is certified so already is
 * left as he is.
 */
async function takeRow(
  cloud: Cloud,
  officer: Officer,
  { region, source, cause, row }: RowOfPart,
  { stored, left }: Before,
): Promise<number> {
  const { identities, circumstances = [], school } = row;
  requireCertifiable(officer, identities);
  requireKnownIdentities(await policyInForce(cloud), identities, { region });
  const checked = requirePerson(cloud, row);
  const told = school === undefined ? {} : { school };
  const certified = { identities, circumstances, ...told, region, source, cause, at: cloud.now() };
  if (row.isEnded === true) return endRow(cloud, stored.personOf(checked)?._id, certified, { stored, left });
  requireInPlace(identities, region);
  return retryIfPersonGone(async (attempt) => {
    const known = attempt === 1 ? stored.personOf(checked) : await findPerson(cloud, checked);
    if (
      known !== null &&
      isCertifiedSo(cloud, { roster: stored.rosterOf(known._id), person: known }, checked, certified)
    ) {
      return stored.mayHaveOpenRecord(known._id) ? redeterminePerson(cloud, known._id) : 0;
    }
    const person = await personToHold(cloud, known, checked, 'office');
    const personId = person._id;
    await cloud.db.transaction(async (tx) => {
      await person.hold(tx);
      const roster = person.isNew ? null : await tx.get('rosters', personId);
      await certifyHeld(tx, roster, { ...certified, personId });
    });
    return person.isNew ? 0 : redeterminePerson(cloud, personId);
  });
}

/** The second officer answers for the roster's place alone. Throws `OTHER_REGION`. */
function requireInPlace(identities: RosterRow['identities'], place: string): void {
  if (identities.every(({ region }) => region === undefined || liesIn(region, place))) return;
  throw refuse('OTHER_REGION', '身份认定地不在这份名册的地方里，请用那里的名册提出，由那里的人同意。', {
    field: 'identities',
  });
}

/**
 * Ends what stands of somebody whom a whole list has no longer; who he is was said before. It never prolongs and adds nothing. Counted once it is
 * written, and taken back where it is too much. Answers how many records changed.
 */
async function endRow(
  cloud: Cloud,
  personId: string | undefined,
  certified: Omit<Certificate, 'personId'>,
  { stored, left }: Before,
): Promise<number> {
  if (personId === undefined) throw changedSince();
  const codes = [...new Set(certified.identities.map(({ code }) => code))];
  // By an earlier run that was cut off, he is counted already.
  if (!isEndedSo(stored.rosterOf(personId), certified) && !left.take(codes)) throw tooManyEnded();
  await cloud.db.transaction(async (tx) => {
    const roster = await tx.get('rosters', personId);
    const { identities, region } = certified;
    if (roster === null || identities.some((one) => endedBy(roster, region, one) === null)) {
      throw changedSince();
    }
    const ended = identities.map((one) => ({ region, ...one }));
    const noted = endedInMonth(roster, chinaDay(cloud.now()).slice(0, 7), ended);
    await certifyHeld(tx, noted, { ...certified, circumstances: [], personId });
  });
  // Files that have their effect at the same moment each counted before the other wrote.
  const areTooMany = await left.areTooMany(cloud, codes);
  if (areTooMany) await cloud.db.transaction((tx) => takeEndingBack(tx, { ...certified, personId }));
  const redetermined = await redeterminePerson(cloud, personId);
  if (areTooMany) throw tooManyEnded();
  return redetermined;
}

function isEndedSo(
  roster: Roster | null,
  { region, identities }: Pick<Certificate, 'region' | 'identities'>,
): boolean {
  return roster !== null && saysAlready(roster, { region, identities, circumstances: [] });
}

function tooManyEnded(): RowError {
  return new RowError(
    'identities',
    '这个月按全部名单结束的，连同这一行，超过这种身份的十分之一，这一行没有结束。请核对名单；确实要结束的，在“更正资料”里逐个提出，另一个人同意。',
  );
}

function changedSince(): RowError {
  return new RowError(
    'identities',
    '他的认定在比对以后又改过，这一行没有结束。请在“更正资料”里查到他，看现在是怎样认定的。',
  );
}

/** Whether the row changes nothing: neither who he is, nor what is certified of him. */
export function isCertifiedSo(
  cloud: Cloud,
  { roster, person }: { readonly roster: Roster | null; readonly person: Person },
  { name, birthDate }: CheckedPerson,
  certified: Parameters<typeof saysAlready>[1],
): boolean {
  return (
    roster !== null &&
    person.namedBy === 'office' &&
    person.heldBy.includes(rosterHolder) &&
    (birthDate === null || birthDate === person.birthDate) &&
    nameFits(cloud, person, name) &&
    saysAlready(roster, certified)
  );
}
