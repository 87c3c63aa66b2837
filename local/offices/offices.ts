import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { CloudError } from '../errors';
import type { FunctionHost } from '../functions/host';
import { type AnswerWay, type FileKind, type Line, answersTo, forms } from './answer';

/** A place of the sample, and two of its made-up officers: one hands an answer in, the other agrees. */
interface Place {
  readonly region: string;
  readonly officers: readonly [string, string];
}

/** A numbered file that isn't answered whole. */
export interface WaitingFile {
  readonly kind: FileKind;
  readonly number: string;
  readonly region: string;
  /** Who answers it, in Chinese. */
  readonly to: string;
  readonly open: number;
}

/** What came of an answer, in Chinese. */
export interface Answered {
  readonly message: string;
}

type Reply =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: { readonly message: string } };

type Data = Readonly<Record<string, unknown>>;

/** Lines that the product takes at once. */
const mostLines = 100;
/** Longer than any answer of the preview takes to have its effect. */
const mostGoings = 50;

/**
 * The bureau, the tax office and the bank that pays out, as far as the preview has them: they answer the numbered files that the product gave
 * out. A simulation, labelled so: it takes a file as officers do, and hands the answer in by two of the sample's.
 */
export class Offices {
  private readonly places: readonly Place[];

  constructor(
    file: string,
    private readonly functions: FunctionHost,
    private readonly clock: { today(): string },
  ) {
    this.places = JSON.parse(readFileSync(file, 'utf8')) as readonly Place[];
  }

  /** What waits for an answer, of all places of the sample. */
  async waiting(): Promise<readonly WaitingFile[]> {
    const found = await Promise.all(this.places.map((place) => this.waitingAt(place)));
    return found.flat();
  }

  private async waitingAt({ region, officers: [officer] }: Place): Promise<readonly WaitingFile[]> {
    const thisYear = Number(this.clock.today().slice(0, 4));
    const batchesOf = (year: number) => this.ask(officer, 'reimbursements.batches', { region, year });
    const [registered, deducted, ...batches] = await Promise.all([
      this.ask(officer, 'registration.files', { region }),
      this.ask(officer, 'mutual-aid.batches', { region }),
      batchesOf(thisYear),
      batchesOf(thisYear + 1),
    ]);
    return [
      ...listIn(registered, 'files').map((one) => ({
        ...placeOf('registration', one),
        to: one.recipient === 'bureau' ? '医保部门' : '税务部门',
        open: Number(one.open),
      })),
      ...batches.flatMap((data) =>
        listIn(data, 'batches')
          .filter(({ state }) => state === 'released')
          .map((one) => ({ ...placeOf('reimbursements', one), to: '经办银行', open: Number(one.open) })),
      ),
      ...listIn(deducted, 'batches').map((one) => ({
        ...placeOf('deductions', one),
        to: '医保部门（共济账户）',
        open: Number((one.open as Data | undefined)?.lines ?? 0),
      })),
    ].filter(({ open }) => open > 0);
  }

  /** Answers a file that waits; what the product refuses of it, it says in its own words. */
  async answer(
    wanted: { kind: FileKind; number: string; region: string },
    way: AnswerWay,
  ): Promise<Answered> {
    const file = (await this.waiting()).find(
      ({ kind, number, region }) =>
        kind === wanted.kind && number === wanted.number && region === wanted.region,
    );
    const place = this.places.find(({ region }) => file !== undefined && liesIn(file.region, region));
    if (file === undefined || place === undefined) {
      throw new CloudError('NOT_WAITING', '没有等回执的这个文件，请刷新');
    }
    const rows = answersTo(file.kind, await this.linesOf(place, file), way, this.clock.today());
    const { act, columns } = forms[file.kind];
    const pieces = piecesOf(rows);
    const proposalId = randomBytes(16).toString('hex');
    const [first, second] = place.officers;
    for (const [at, piece] of pieces.entries()) {
      const csv = [columns, ...piece].map((cells) => cells.join(',')).join('\n');
      const content = { region: file.region, number: file.number, csv };
      const part = { proposalId, act, part: at + 1, parts: pieces.length, content };
      await this.ask(first, 'proposals.propose', part);
    }
    await this.ask(second, 'proposals.agree', { proposalId });
    return { message: await this.outcome(second, proposalId, rows.length) };
  }

  private async linesOf({ officers: [officer] }: Place, file: WaitingFile): Promise<readonly Line[]> {
    const { kind, number, region } = file;
    const data =
      kind === 'registration'
        ? await this.ask(officer, 'registration.file', { number })
        : await this.ask(
            officer,
            kind === 'reimbursements' ? 'reimbursements.batch-file' : 'mutual-aid.batch-file',
            { region, number },
          );
    return parse(String(data.csv), { columns: true, bom: true, skip_empty_lines: true });
  }

  /** What the product says of each part, once all have had their effect. */
  private async outcome(officer: string, proposalId: string, lines: number): Promise<string> {
    for (let going = 0; going < mostGoings; going += 1) {
      const { proposal, outcomes } = await this.ask(officer, 'proposals.get', { proposalId });
      if ((proposal as Data).state !== 'applying') {
        const problems = (outcomes as readonly Data[]).flatMap(problemsOf);
        const said = `已经回了${lines}行，由示例经办员提出、复核员同意。`;
        return problems.length === 0 ? said : `${said}没有采用的：${problems.join('；')}`;
      }
      await this.ask(officer, 'proposals.go-on', { proposalId });
    }
    return `已经回了${lines}行，还在生效，过一会儿刷新看。`;
  }

  private async ask(openId: string, action: string, request: object): Promise<Data> {
    const event = { action, ...request };
    const reply = (await this.functions.invoke('officer', event, { openId, source: 'wx_client' })) as Reply;
    if (reply.ok) return reply.data;
    throw new CloudError('REFUSED', reply.error.message);
  }
}

function listIn(data: Data, name: string): readonly Data[] {
  return (data[name] ?? []) as readonly Data[];
}

function placeOf<Kind extends FileKind>(kind: Kind, one: Data) {
  return { kind, number: String(one.number), region: String(one.region) };
}

/** GB/T 2260: pairs of zeros at the end stand for all below. */
function liesIn(region: string, place: string): boolean {
  return region.startsWith(place.replace(/(00)+$/, ''));
}

function piecesOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / mostLines);
  return Array.from({ length: count }, (_, at) => rows.slice(at * mostLines, (at + 1) * mostLines));
}

/** A part that was refused, or the rows of it that were. */
function problemsOf(outcome: Data): readonly string[] {
  if (outcome.refusal !== undefined) return [String((outcome.refusal as Data).message)];
  const data = (outcome.data ?? {}) as Data;
  return [...listIn(data, 'problems'), ...listIn(data, 'rejected')].map(({ message }) => String(message));
}
