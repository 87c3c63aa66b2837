import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { invalidParameter } from '../errors';
import type { Action } from './database-actions';

const PREFIX = /^cloud:\/\/[^/]+\//;

/** Uploaded files, as files in a folder. */
export class Files {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  write(path: string, body: Buffer): void {
    const target = this.place(path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, body);
  }

  read(path: string): Buffer | null {
    const target = this.place(path);
    return existsSync(target) ? readFileSync(target) : null;
  }

  actions(baseUrl: () => string): Record<string, Action> {
    const pathOf = (fileId: string): string => fileId.replace(PREFIX, '');
    // Unescaped: the SDK escapes it.
    const url = (path: string): string => `${baseUrl()}/files/${path}`;
    return {
      'storage.getUploadMetadata': (p) => {
        const path = String(p.path);
        const fileId = `cloud://${String(p.envName)}.local/${path}`;
        return {
          data: {
            url: url(path),
            token: 'local',
            authorization: 'local',
            fileId,
            cosFileId: Buffer.from(fileId).toString('hex'),
          },
        };
      },
      'storage.batchGetDownloadUrl': (p) => ({
        data: {
          download_list: (p.file_list as { fileid: string }[]).map(({ fileid }) =>
            this.read(pathOf(fileid)) === null
              ? { code: 'STORAGE_FILE_NONEXIST', fileID: fileid }
              : { code: 'SUCCESS', fileID: fileid, tempFileURL: url(pathOf(fileid)), maxAge: 600 },
          ),
        },
      }),
      'storage.batchDeleteFile': (p) => ({
        data: {
          delete_list: (p.fileid_list as string[]).map((fileID) => {
            const there = this.read(pathOf(fileID)) !== null;
            if (there) rmSync(this.place(pathOf(fileID)));
            return { code: there ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID };
          }),
        },
      }),
    };
  }

  private place(path: string): string {
    const target = normalize(join(this.folder, path));
    if (!target.startsWith(this.folder + sep)) throw invalidParameter('a path outside the storage');
    return target;
  }
}
