import { strToU8, zipSync } from 'fflate';
import {
  type UploadActions,
  type UploadKindName,
  type UploadTold,
  type UploadView,
  uploadStatesUnderWay,
} from '../../../contract/uploads';
import { filesTable } from '../../../server/actions/files';
import { runTimer } from '../../../server/actions/timer';
import { dispatch } from '../../../server/platform';
import { contentOfPart } from '../../../server/uploads/stored';
import type { Reply } from '../../../contract/reply';
import { PaymentTestServer } from '../money';

export const region = '360983001';
export const officer = 'officer-1';
const minuteMs = 60_000;

type Name = keyof UploadActions & string;

function columnOf(at: number): string {
  return String.fromCharCode(65 + at);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet with texts alone. */
export function workbookOf(rows: readonly (readonly string[])[]): Uint8Array {
  const sheet = rows.map((cells, row) => {
    const written = cells.map(
      (text, at) => `<c r="${columnOf(at)}${row + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const link = (type: string, target: string, id: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships>${link('officeDocument', 'xl/workbook.xml', 'a')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="名册" r:id="s"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${link('worksheet', 'worksheets/sheet1.xml', 's')}</Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`),
  });
}

export interface HandedIn {
  readonly kind: UploadKindName;
  readonly region: string;
  readonly bytes: number;
  readonly told: UploadTold;
}

/** Offices' server on which officers upload files. */
export class UploadTestServer extends PaymentTestServer {
  private uploads = 0;

  async asked<Data>(action: Name, request: object, by = officer): Promise<Data> {
    const reply = await this.filesReply(action, request, by);
    if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
    return reply.data as Data;
  }

  async refusalOf(action: Name, request: object, by = officer): Promise<string> {
    const reply = await this.filesReply(action, request, by);
    return reply.ok ? 'granted' : reply.error.code;
  }

  private filesReply(action: Name, request: object, by: string): Promise<Reply<unknown>> {
    return dispatch(filesTable, this.cloudFor(by), { action, ...request });
  }

  /** Puts a file where the server made place for it. */
  async handIn(
    body: Uint8Array,
    name = '名册.xlsx',
    by = officer,
    of: Partial<HandedIn> = {},
  ): Promise<string> {
    this.uploads += 1;
    // Its beginning tells it apart too: of that the number of a file is made.
    const uploadId = this.uploads.toString(16).padStart(4, 'b').padEnd(32, 'a');
    const request = { uploadId, kind: 'roster', region, name, bytes: body.length, ...of };
    const { path } = await this.asked<{ readonly path: string }>('uploads.begin', request, by);
    this.files.upload(by, path, body);
    return uploadId;
  }

  goOn(uploadId: string, by = officer): Promise<UploadView> {
    return this.asked<UploadView>('uploads.go-on', { uploadId }, by);
  }

  /** Until its officer has something to decide. */
  async untilStill(uploadId: string, by = officer): Promise<UploadView> {
    for (let calls = 0; calls < 50; calls += 1) {
      const view = await this.goOn(uploadId, by);
      if (!uploadStatesUnderWay.includes(view.state)) return view;
    }
    throw new Error('the upload never stands still');
  }

  async uploaded(body: Uint8Array, name?: string, of: Partial<HandedIn> = {}): Promise<UploadView> {
    return this.untilStill(await this.handIn(body, name, officer, of));
  }

  /** What one officer may do, or lay before a colleague, is done. */
  async acted(
    action: 'uploads.propose' | 'uploads.take' | 'uploads.undo' | 'uploads.compare',
    { uploadId }: Pick<UploadView, 'uploadId'>,
    by = officer,
    more: object = {},
  ): Promise<UploadView> {
    await this.asked(action, { uploadId, ...more }, by);
    return this.untilStill(uploadId, by);
  }

  async rows(uploadId: string, rows: string) {
    const page = await this.asked<UploadActions['uploads.rows']['data']>('uploads.rows', {
      uploadId,
      rows,
      after: 0,
    });
    return page.rows;
  }

  /** Everything that is kept of a file's rows, opened. */
  contentsOf(uploadId: string): string {
    const parts = this.all('upload-parts').filter((part) => part.uploadId === uploadId);
    return parts.map((part) => JSON.stringify(contentOfPart(this.cloudFor(''), part))).join();
  }

  async propose(uploadId: string): Promise<UploadView> {
    return this.acted('uploads.propose', { uploadId });
  }

  /** A colleague agrees, and it has its effect. */
  async agreed(proposalId: string): Promise<void> {
    const second = await this.secondOf(officer);
    const reply = await this.proposals(second, 'proposals.agree', { proposalId });
    if (!reply.ok) throw new Error(`refused: ${reply.error.message}`);
    await this.closed(2);
  }

  /** Nobody has the page open: the timer does what is to be done. */
  async closed(runs = 1): Promise<void> {
    for (let run = 0; run < runs; run += 1) {
      this.pass(3 * minuteMs);
      await runTimer(this.cloudFor('', 'timer'), 'upkeep');
    }
  }
}

export async function startUploadServer(): Promise<UploadTestServer> {
  const server = new UploadTestServer('2023-11-20');
  await server.hireOfficer(officer, [region]);
  await server.hireOfficer('officer-elsewhere', ['140500']);
  return server;
}
