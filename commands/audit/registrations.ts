import type { EnrolmentRecord, RegistrationFile, RegistrationLine } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector, held } from './books';

const remedy =
  'Compare the lines in the files of 参保报送 with the record’s history. Who was told of wrongly, or not at all, the office tells bureau and tax office by letter at once.';

const dayMs = 24 * 3_600_000;

type Recipient = RegistrationLine['recipient'];

/** What the lines tell of one enrolment, to one recipient. */
interface LinesOf {
  enrolled: number;
  cancelled: number;
  accepted: boolean;
}

interface FileTold {
  readonly lines: number[];
  readonly fen: Record<RegistrationLine['kind'], number>;
}

/** What bureau and tax office were told of, to be held against the records: docs/money.md, "Told to bureau and tax office". */
export class Registrations {
  /** By enrolment (`Told.of`) and recipient; whoever has been checked is taken out. */
  private readonly lines = new Map<string, LinesOf>();
  private readonly files = new Map<string, FileTold>();

  private constructor(private readonly disagree: Disagree) {}

  /** Reads lines and files once, and holds them against each other. */
  static async read(books: Books, found: Disagreement[]): Promise<Registrations> {
    const all = new Registrations(collector(found, remedy));
    for await (const line of books.all('registration-lines')) all.addLine(line);
    const serials = new Map<string, number>();
    for await (const file of books.all('registration-files')) {
      all.checkFile(file, serials.get(file.series) ?? 0);
      serials.set(file.series, file.serial);
    }
    for (const number of all.files.keys()) all.disagree('a line’s file is stored', `no file ${number}`);
    return all;
  }

  private addLine({ _id, of, recipient, kind, state, fileId, line, amountFen }: RegistrationLine): void {
    const told = held(this.lines, key(of, recipient), () => ({
      enrolled: 0,
      cancelled: 0,
      accepted: false,
    }));
    if (state !== 'sent-again') told[kind] += 1;
    if (kind === 'enrolled' && state === 'accepted') told.accepted = true;
    if ((state === 'waiting') !== (fileId === null)) {
      this.disagree('a line is in a file once it was sent', `line ${_id} is ${state}, file ${fileId}`);
    }
    if (fileId === null || line === null) return;
    const file = held(this.files, fileId, () => ({ lines: [], fen: { enrolled: 0, cancelled: 0 } }));
    file.lines.push(line);
    file.fen[kind] += amountFen;
  }

  private checkFile(file: RegistrationFile, before: number): void {
    const { _id, serial, state } = file;
    if (serial !== before + 1) {
      this.disagree('files are numbered without gaps', `${_id} follows number ${before}`);
    }
    const told = this.files.get(_id);
    this.files.delete(_id);
    if (state === 'filling') return;
    const numbers = [...(told?.lines ?? [])].sort((one, other) => one - other);
    const isWhole = numbers.every((line, at) => line === at + 1);
    if (!isWhole || numbers.length !== file.enrolled + file.cancelled) {
      this.disagree('a file has exactly its lines, each once', `${_id}: ${numbers.join(', ')}`);
    }
    const { enrolled = 0, cancelled = 0 } = told?.fen ?? {};
    if (enrolled !== file.enrolledFen || cancelled !== file.cancelledFen) {
      this.disagree('a file’s sums are those of its lines', `${_id}: ${enrolled} and ${cancelled} fen`);
    }
  }

  check(record: EnrolmentRecord, readAt: number): void {
    const { _id, insurance, telling, tellAt } = record;
    const isOurs = insurance !== null && insurance.basis !== 'paid-elsewhere';
    const waits = typeof tellAt === 'number' && tellAt > readAt - dayMs;
    if (isOurs && insurance.told === undefined && !waits) {
      this.disagree('who was enrolled here is told of by the day after', `record ${_id}`);
    }
    for (const recipient of ['bureau', 'tax-office'] as const) {
      const of = insurance?.told?.of;
      if (of !== undefined) this.checkStanding(record, of, recipient);
      if (telling?.ended !== undefined && waits) this.lines.delete(key(telling.ended.of, recipient));
    }
  }

  private checkStanding({ _id, insurance }: EnrolmentRecord, of: string, recipient: Recipient): void {
    const lines = this.lines.get(key(of, recipient));
    this.lines.delete(key(of, recipient));
    if (lines?.enrolled !== 1 || lines.cancelled > 0) {
      this.disagree(
        'who is enrolled here stands in exactly one line to each, and in no cancellation',
        `record ${_id}: ${lines?.enrolled ?? 0} and ${lines?.cancelled ?? 0} to the ${recipient}`,
      );
    }
    const registration = insurance?.registration;
    const isRegistered = registration !== undefined && 'number' in registration;
    if (recipient === 'bureau' && isRegistered !== (lines?.accepted ?? false)) {
      this.disagree('who is registered has the bureau’s word for it', `record ${_id}`);
    }
  }

  /** Once all records were read: what is left tells of enrolments that are over. */
  end(): void {
    for (const [of, { cancelled }] of this.lines) {
      if (cancelled !== 1) {
        this.disagree('who was told of and isn’t enrolled any more is cancelled once', `${of}: ${cancelled}`);
      }
    }
  }
}

function key(of: string, recipient: Recipient): string {
  return `${of} ${recipient}`;
}
