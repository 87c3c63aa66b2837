/** What the bureau, or the tax office, decided of a line. */
export interface DecidedLine {
  readonly file: string;
  readonly line: string;
  readonly document: string;
  readonly isEnrolment: boolean;
  readonly accepted: boolean;
}

/**
 * Who is registered with bureau and tax office: decides each line of a file once and says the same however often it is asked. Simulated, and
 * written from docs/operations.md ("Files of enrolments"), not from the server's code.
 */
export class Registrations {
  private readonly decided = new Map<string, DecidedLine>();

  constructor(
    private readonly refuses: () => boolean,
    private readonly today: () => string,
  ) {}

  /** The answer to a file, some of its lines where `share` is below 1. */
  answer(csv: string, leavesOut: () => boolean): string {
    const [, ...rows] = csv.replace('\ufeff', '').trim().split(/\r?\n/);
    const answers = rows.filter(() => !leavesOut()).map((row) => this.answerRow(row.split(',')));
    return ['文件编号,行号,金额(元),结果,原因,登记编号,登记日期', ...answers].join('\n');
  }

  /** What was decided last of somebody's enrolment, by the numbers of his lines. */
  get lines(): readonly DecidedLine[] {
    return [...this.decided.values()];
  }

  private answerRow(cells: readonly string[]): string {
    const [file = '', line = '', kind = '', , , document = ''] = cells;
    const key = `${file} ${line}`;
    const known = this.decided.get(key);
    const isEnrolment = kind === '参保';
    const made = known ?? { file, line, document, isEnrolment, accepted: !this.refuses() };
    this.decided.set(key, made);
    const said = made.accepted
      ? `成功,,R${file.replace(/\D/g, '')}-${line},${this.today()}`
      : '失败,信息不符,,';
    return `${file},${line},${cells[10] ?? ''},${said}`;
  }
}
