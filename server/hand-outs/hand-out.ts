import { type HandedOut, handOutHours } from '../../contract/hand-outs';
import { sha256 } from '../../policy/digest';
import { pseudonym } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { HandOut, Officer } from '../schema';

const hourMs = 3_600_000;
const mostMb = 10;
const mostOpened = 50;

/** The endings that phones and offices open. */
const endings = ['xlsx', 'csv', 'pdf', 'txt'] as const;

export interface FileForOfficer {
  /** Chinese, with one of the endings: `应缴清册-沁水县-2024.xlsx`. */
  readonly name: string;
  readonly body: Uint8Array;
}

/**
 * Keeps a file for the officer who asked for it, for a day, and answers what his page shows; he opens it by `hand-outs.open`. The
 * caller has asked whether he may have what is in it. It is listed before it is kept, so that none lies anywhere that the timer
 * doesn't know. Three round trips. Throws `HAND_OUT_TOO_LARGE` beyond 10 MB.
 */
export async function handOut(
  cloud: Cloud,
  officer: Pick<Officer, '_id'>,
  { name, body }: FileForOfficer,
): Promise<HandedOut> {
  if (body.length > mostMb * 1024 * 1024) {
    throw refuse('HAND_OUT_TOO_LARGE', `这份文件超过${mostMb}MB，请按下一级的地方分开导出。`);
  }
  const at = cloud.now();
  const file: HandOut = {
    _id: `${cloud.randomHex(16)}.${endingOf(name)}`,
    officerId: officer._id,
    name,
    bytes: body.length,
    contentHash: pseudonym(cloud.settings, 'hand-out', sha256(Buffer.from(body).toString('base64'))),
    at,
    expiresAt: at + handOutHours * hourMs,
  };
  await cloud.db.put('hand-outs', file);
  await cloud.files.keep(pathOf(file), body);
  noteFile(cloud, file);
  return viewOf(file);
}

function endingOf(name: string): string {
  const ending = endings.find((one) => name.endsWith(`.${one}`));
  if (ending === undefined) throw new RangeError(`${name} has no ending that is handed out`);
  return ending;
}

function pathOf({ _id }: Pick<HandOut, '_id'>): string {
  return `hand-outs/${_id}`;
}

function noteFile(cloud: Cloud, { _id, contentHash }: HandOut): void {
  cloud.notes.file = { number: _id, contentHash };
}

function viewOf({ _id, name, bytes, at, expiresAt }: HandOut): HandedOut {
  return { handOutId: _id, name, bytes, at, until: expiresAt };
}

/** What was made for an officer and isn't gone, the newest first. */
export async function handOutsOf(cloud: Cloud, officer: Pick<Officer, '_id'>): Promise<readonly HandedOut[]> {
  const filter = { officerId: officer._id, expiresAt: { gt: cloud.now() } };
  const found = await cloud.db.find('hand-outs', {
    filter,
    orderBy: [['expiresAt', 'desc']],
    limit: mostOpened,
  });
  return found.map(viewOf);
}

/** A link of ten minutes to a file that was made for the officer. Throws `NO_HAND_OUT`. Two round trips. */
export async function openHandOut(
  cloud: Cloud,
  officer: Pick<Officer, '_id'>,
  handOutId: string,
): Promise<{ readonly name: string; readonly link: string }> {
  const file = await cloud.db.get('hand-outs', handOutId);
  if (file === null || file.officerId !== officer._id || file.expiresAt <= cloud.now()) throw gone();
  const [link] = await cloud.files.linksTo([await cloud.files.idOf(pathOf(file))]);
  if (!link) throw gone();
  noteFile(cloud, file);
  return { name: file.name, link };
}

function gone(): Error {
  return refuse('NO_HAND_OUT', `这份文件已经删除（做好后只保存${handOutHours}小时），请重新导出。`);
}

/** For the timer: the file goes first, for what is in no list nobody would find again. Harmless to repeat. */
export async function endHandOut(cloud: Cloud, file: HandOut): Promise<void> {
  await cloud.files.remove([await cloud.files.idOf(pathOf(file))]);
  await cloud.db.remove('hand-outs', file._id);
}
