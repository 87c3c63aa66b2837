import { documentNames } from '../../contract/identity-document';
import {
  type RegistrationFileView,
  type RegistrationOfficerActions,
  registrationColumns,
} from '../../contract/registration';
import { regionPath } from '../../policy/region-names';
import { nameOf, numbersOf } from '../identity';
import { fileHash } from '../imports';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { type Cloud, chinaMoment, csvOf, listPage, refuse, yuanOfFen } from '../platform';
import type { OfficeTable } from '../spreadsheets';
import type { Officer, Person, RegistrationFile, RegistrationLine } from '../schema';

type Actions = RegistrationOfficerActions;

const pageSize = 10;
const mostLines = 1000;

/** An office's files, the newest first. Two round trips, however many files. */
export async function listFiles(
  cloud: Cloud,
  officer: Officer,
  { region, after = null }: Actions['registration.files']['request'],
): Promise<Actions['registration.files']['data']> {
  requireResponsible(officer, region);
  const { page, next } = await listPage(cloud.db, 'registration-files', {
    filter: { places: region, state: 'sent' },
    by: 'at',
    order: 'desc',
    limit: pageSize,
    after,
  });
  return { files: await Promise.all(page.map((file) => viewOf(cloud, file))), next };
}

async function viewOf(cloud: Cloud, file: RegistrationFile): Promise<RegistrationFileView> {
  const { _id: number, recipient, region, at, enrolled, enrolledFen, cancelled, cancelledFen } = file;
  const count = (state: RegistrationLine['state']) =>
    cloud.db.count('registration-lines', { fileId: number, state });
  const [open, accepted] = await Promise.all([count('sent'), count('accepted')]);
  return {
    number,
    recipient,
    region,
    at,
    enrolled: { lines: enrolled, fen: enrolledFen },
    cancelled: { lines: cancelled, fen: cancelledFen },
    accepted,
    refused: enrolled + cancelled - open - accepted,
    open,
  };
}

/** A file of one of the officer's places. Throws `NO_FILE`. */
export async function requireFile(cloud: Cloud, officer: Officer, number: string): Promise<RegistrationFile> {
  const file = await cloud.db.get('registration-files', number);
  if (file?.state !== 'sent' || !isResponsibleFor(officer, file.region)) {
    throw refuse('NO_FILE', '您负责的地方没有这个编号的参保文件，请从清单里选择。', { field: 'number' });
  }
  cloud.notes.region = file.region;
  return file;
}

/**
 * A file's content. Names and numbers leave the product here, for its recipient alone: they are opened for this and kept nowhere.
 */
export async function openFile(
  cloud: Cloud,
  officer: Officer,
  { number }: Actions['registration.file']['request'],
): Promise<Actions['registration.file']['data']> {
  const { header, rows } = await fileTable(cloud, officer, number);
  const csv = csvOf(header, rows);
  cloud.notes.file = { number, contentHash: fileHash(cloud, csv) };
  return { number, csv };
}

/** The same as a table, with the place whose file it is. */
export async function fileTable(
  cloud: Cloud,
  officer: Officer,
  number: string,
): Promise<OfficeTable & { readonly region: string }> {
  const { region } = await requireFile(cloud, officer, number);
  const lines = await cloud.db.find('registration-lines', {
    filter: { fileId: number },
    orderBy: [['line', 'asc']],
    limit: mostLines,
  });
  const people = await peopleOf(cloud, lines);
  const rows = lines.map((line) => rowOf(cloud, line, people.get(line.personId)));
  cloud.notes.about('person', ...people.keys());
  return { number, region, header: registrationColumns, rows };
}

/** By id. One round trip. */
export async function peopleOf(
  cloud: Cloud,
  lines: readonly RegistrationLine[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(lines.map(({ personId }) => personId))];
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(found.map((person) => [person._id, person]));
}

export const kindWords: Readonly<Record<RegistrationLine['kind'], string>> = {
  enrolled: '参保',
  cancelled: '取消',
};

/** In the order of {@link registrationColumns}. */
function rowOf(cloud: Cloud, line: RegistrationLine, person: Person | undefined): readonly string[] {
  const [document] = person === undefined ? [] : numbersOf(cloud, person);
  return [
    line.fileId ?? '',
    String(line.line ?? ''),
    kindWords[line.kind],
    person === undefined ? '' : nameOf(cloud, person),
    document === undefined ? '' : documentNames[document.kind],
    document?.number ?? '',
    line.region,
    regionPath(line.region).join(''),
    String(line.year),
    channelOf(line),
    yuanOfFen(line.amountFen),
    yuanOfFen(line.accountFen),
    chinaMoment(line.at),
    line.orderId ?? '',
  ];
}

function channelOf({ amountFen, accountFen }: RegistrationLine): string {
  if (amountFen === 0) return '不用缴费';
  if (accountFen === 0) return '微信支付';
  return accountFen === amountFen ? '家庭共济账户' : '微信支付和家庭共济账户';
}
