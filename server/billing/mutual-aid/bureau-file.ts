import { createHash } from 'node:crypto';
import { documentKindOf } from '../../../contract/identity-document';
import type { ImportOutcome, RejectedRow } from '../../../contract/mutual-aid';
import { type Cloud, DuplicateKeyError, RefusalError, RowError, refuse, rejectedRow } from '../../platform';
import type { MutualAidAccount, MutualAidImport, Officer, Person } from '../../schema';
import { isResponsibleFor, logAct, requireResponsible } from '../../officer-access';
import { findOrCreatePerson, retryIfPersonGone, pseudonym, requirePerson } from '../../identity';

export interface NumberedFile {
  readonly kind: 'balances' | 'bindings';
  readonly region: string;
  readonly number: string;
  /** All that the file says: the same number with another content is refused. */
  readonly content: string;
}

/**
 * Takes a numbered file row by row. One that was cut off is taken again from its start and ends in the same
 * place; one that is done answers as it did. `take` must be harmless to repeat; what it throws as {@link
 * RowError} is listed.
 */
export async function importFile<Row>(
  cloud: Cloud,
  officer: Officer,
  file: NumberedFile,
  rows: readonly Row[],
  take: (row: Row, at: number) => Promise<void>,
): Promise<ImportOutcome> {
  requireResponsible(officer, file.region);
  const held = await openImport(cloud, officer, file);
  if (held.state === 'done') return { taken: held.taken, rejected: held.rejected, repeated: true };
  const rejected: RejectedRow[] = [];
  for (const [at, row] of rows.entries()) {
    try {
      await retryIfPersonGone(() => take(row, at));
    } catch (error) {
      rejected.push(rejectedRow(at + 1, rowErrorOf(error)));
    }
  }
  const taken = rows.length - rejected.length;
  await cloud.db.updateIf(
    'mutual-aid-imports',
    held._id,
    { state: 'running' },
    {
      state: 'done',
      taken,
      rejected,
    },
  );
  await logAct(cloud, officer, `mutual-aid.import-${file.kind}`, file.region);
  return { taken, rejected, repeated: false };
}

function rowErrorOf(error: unknown): RowError {
  if (error instanceof RowError) return error;
  if (error instanceof RefusalError) return new RowError(error.refusal.field ?? '', error.refusal.message);
  throw error;
}

async function openImport(
  cloud: Cloud,
  officer: Officer,
  { kind, region, number, content }: NumberedFile,
): Promise<MutualAidImport> {
  // Keyed: a plain hash of a short list of numbers could be searched for.
  const digest = createHash('sha256').update(content).digest('hex');
  const opened: MutualAidImport = {
    _id: `${kind}-${region}-${number}`,
    contentHash: pseudonym(cloud.settings, 'mutual-aid', digest),
    officerId: officer._id,
    state: 'running',
    taken: 0,
    rejected: [],
    at: cloud.now(),
  };
  try {
    await cloud.db.insert('mutual-aid-imports', opened);
    return opened;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  const held = await cloud.db.get('mutual-aid-imports', opened._id);
  if (held !== null && held.contentHash === opened.contentHash) return held;
  throw refuse('IMPORT_DIFFERS', '这个编号已经导入过不同的内容，请换一个编号，或检查是否选错文件。', {
    field: 'number',
  });
}

/**
 * Throws a {@link RowError} about `field` where another office's file gave the account its balance: only an officer who
 * is responsible for both places hands it on.
 */
export function requireOwnAccount(officer: Officer, account: MutualAidAccount, field: string): void {
  if (account.asOf === '' || isResponsibleFor(officer, account.region)) return;
  throw new RowError(
    field,
    '这个人的账户归另一个地区，这里不能改。账户确实转来了的，请两地共同的上级经办机构以您这里的名义导入这一行。',
  );
}

/**
 * Someone whom the bureau names: an office's word. Throws a {@link RowError} or refusal that says what is
 * wrong.
 */
export function personNamed(cloud: Cloud, name: string, kindWords: string, number: string): Promise<Person> {
  const kind = documentKindOf(kindWords);
  if (kind === null) throw new RowError('document.kind', `不认识的证件类型“${kindWords.slice(0, 20)}”。`);
  return findOrCreatePerson(cloud, requirePerson(cloud, { name, document: { kind, number } }), 'office');
}
