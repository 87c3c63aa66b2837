import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environmentId } from '../functions/identity';
import { CloudError, invalidParameter } from '../errors';
import type { Fields } from '../store/ejson';
import { writeWhole } from '../write-whole';
import type { Action } from './database-actions';

const bucket = `cloud://${environmentId}.local/`;
const linkLifeSeconds = 600;
const notThere = 'STORAGE_FILE_NONEXIST';

/** Beside a file that a phone uploaded: whose phone. A function's own files have none. */
const creatorEnding = '.creator';

function soundPath(path: unknown): string {
  const text = String(path ?? '');
  const steps = text.split('/');
  if (text.length > 850 || steps.some((step) => step === '' || step === '.' || step === '..')) {
    throw invalidParameter('cloudPath is a path without empty steps, . or ..');
  }
  return text;
}

function pathOf(fileId: unknown): string {
  const text = String(fileId);
  if (!text.startsWith(bucket))
    throw new CloudError(notThere, `no file of this environment: ${text.slice(0, 200)}`);
  return soundPath(text.slice(bucket.length));
}

/**
 * Stands in for WeChat's file storage: what functions and phones have stored, each on disk under a hash of its path. It is read by
 * links alone, which functions are given, which are signed and end.
 */
export class Files {
  private readonly key = randomBytes(32);

  constructor(
    private readonly folder: string,
    private readonly baseUrl: () => string,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  actions(): Record<string, Action> {
    return {
      'storage.getUploadMetadata': (given) => this.uploadMetadata(given),
      'storage.batchGetDownloadUrl': ({ file_list: list }) => ({
        data: { download_list: entries(list).map((entry) => this.download((entry as Fields).fileid)) },
      }),
      'storage.batchDeleteFile': ({ fileid_list: list }) => ({
        data: { delete_list: entries(list).map((fileId) => this.delete(fileId)) },
      }),
    };
  }

  /**
   * Stores what a phone uploads, and returns its id. By the rule that is set for the real storage, only who put something under a
   * path, and functions, may replace it: throws `STORAGE_EXCEED_AUTHORITY` for anybody else.
   */
  upload(path: string, creator: string, body: Buffer): string {
    const place = this.place(soundPath(path));
    const creatorOf = `${place}${creatorEnding}`;
    if (existsSync(place) && (!existsSync(creatorOf) || readFileSync(creatorOf, 'utf8') !== creator)) {
      throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'only who put a file there may replace it');
    }
    writeWhole(creatorOf, Buffer.from(creator));
    writeWhole(place, body);
    return `${bucket}${path}`;
  }

  /** Stores what a signed link was made for. Throws where the link isn't ours or has ended. */
  put(token: string, query: URLSearchParams, body: Buffer): void {
    const place = this.place(this.checked('PUT', token, query));
    rmSync(`${place}${creatorEnding}`, { force: true });
    writeWhole(place, body);
  }

  /** The file's name and content, or null. Throws where the link isn't ours or has ended. */
  get(token: string, query: URLSearchParams): { readonly name: string; readonly body: Buffer } | null {
    const path = this.checked('GET', token, query);
    const place = this.place(path);
    return existsSync(place) ? { name: path.split('/').at(-1) ?? '', body: readFileSync(place) } : null;
  }

  private uploadMetadata({ path: given }: Fields): object {
    const path = soundPath(given);
    const fileId = `${bucket}${path}`;
    const cosFileId = Buffer.from(fileId).toString('hex');
    return {
      data: { url: this.link('PUT', path), token: 'local', authorization: 'local', fileId, cosFileId },
    };
  }

  private download(fileId: unknown): object {
    return this.each(fileId, (path) => ({
      code: 'SUCCESS',
      tempFileURL: this.link('GET', path),
      maxAge: linkLifeSeconds,
    }));
  }

  private delete(fileId: unknown): object {
    return this.each(fileId, (path) => {
      rmSync(this.place(path));
      rmSync(`${this.place(path)}${creatorEnding}`, { force: true });
      return { code: 'SUCCESS' };
    });
  }

  private each(fileId: unknown, act: (path: string) => object): object {
    try {
      const path = pathOf(fileId);
      return { fileID: fileId, ...(existsSync(this.place(path)) ? act(path) : { code: notThere }) };
    } catch (error) {
      return { fileID: fileId, code: error instanceof CloudError ? error.code : 'STORAGE_REQUEST_FAIL' };
    }
  }

  private place(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'));
  }

  private signature(method: string, token: string, until: string): Buffer {
    return createHmac('sha256', this.key).update(`${method} ${token} ${until}`).digest();
  }

  /** The SDK encodes what it gets once more, so the path travels in letters that need none. */
  private link(method: 'GET' | 'PUT', path: string): string {
    const token = Buffer.from(path).toString('base64url');
    const until = String(Math.floor(Date.now() / 1000) + linkLifeSeconds);
    const sign = this.signature(method, token, until).toString('base64url');
    return `${this.baseUrl()}/files/${token}?until=${until}&sign=${sign}`;
  }

  private checked(method: string, token: string, query: URLSearchParams): string {
    const until = query.get('until') ?? '';
    const given = Buffer.from(query.get('sign') ?? '', 'base64url');
    const wanted = this.signature(method, token, until);
    const ours = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!ours || Number(until) * 1000 < Date.now()) {
      throw new CloudError('STORAGE_SIGN_PARAM_INVALID', 'the link is not valid, or no longer');
    }
    return Buffer.from(token, 'base64url').toString();
  }
}

const mostFiles = 50;

function entries(list: unknown): readonly unknown[] {
  if (!Array.isArray(list) || list.length === 0) throw invalidParameter('a list of files is missing');
  if (list.length > mostFiles) throw invalidParameter(`at most ${mostFiles} files at once`);
  return list as readonly unknown[];
}
