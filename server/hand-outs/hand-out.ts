import { type HandedOut, handOutHours } from '../../contract/hand-outs';
import type { OfficerDuty } from '../../contract/officer';
import { sha256 } from '../../policy/digest';
import { pseudonym } from '../identity';
import { requireDuty, requireResponsible } from '../officer-access';
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
  /** Who opens it must have this duty then, null: any, and be responsible for the place. */
  readonly duty: OfficerDuty | null;
  readonly region: string;
}

/**
 * Keeps a file for the officer who asked for it, for a day, and answers what his page shows; he opens it by `hand-outs.open`. The
 * caller has asked whether he may have what is in it. It is listed before it is kept, so that none lies anywhere that the timer
 * doesn't know. Three round trips. Throws `HAND_OUT_TOO_LARGE` beyond 10 MB.
 */
export async function handOut(
  cloud: Cloud,
  officer: Pick<Officer, '_id'>,
  { name, body, duty, region }: FileForOfficer,
): Promise<HandedOut> {
  if (body.length > mostMb * 1024 * 1024) {
    throw refuse('HAND_OUT_TOO_LARGE', `这份文件超过${mostMb}MB，请按下一级的地方分开导出。`);
  }
  const at = cloud.now();
  const file: HandOut = {
    _id: `${cloud.randomHex(16)}.${endingOf(name)}`,
    officerId: officer._id,
    name,
    duty,
    region,
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

/**
 * A link of ten minutes to a file that was made for the officer, who may still have what is in it. Throws `NO_HAND_OUT`, `NOT_AN_OFFICER` once
 * the duty isn't his any more, and `OTHER_REGION` once the place isn't. Two round trips.
 */
export async function openHandOut(
  cloud: Cloud,
  officer: Officer,
  handOutId: string,
): Promise<{ readonly name: string; readonly link: string }> {
  const file = await cloud.db.get('hand-outs', handOutId);
  if (file === null || file.officerId !== officer._id || file.expiresAt <= cloud.now()) throw gone();
  // One made by an older version says no place: it is made again, under the checks.
  if (file.region === undefined) throw gone();
  cloud.notes.region = file.region;
  requireDuty(officer, file.duty ?? null);
  requireResponsible(officer, file.region);
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
