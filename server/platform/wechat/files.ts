import type { Sdk } from './sdk';
import type { Files } from '..';

const linkSeconds = 3_600;
const shortLinkSeconds = 600;
const readMs = 8_000;

/** Of a file that isn't there, when links to it are asked for or it is removed. */
const notThere = -503003;

type FilesOfSdk = Pick<Sdk, 'uploadFile' | 'getTempFileURL' | 'deleteFile'>;

/** Where an environment's files lie is known by the id of any of them, and by nothing else that a function is told. */
const markPath = 'mark.txt';
let root: Promise<string> | undefined;

async function findRoot(sdk: FilesOfSdk): Promise<string> {
  const { fileID } = await sdk.uploadFile({ cloudPath: markPath, fileContent: Buffer.from('1') });
  if (!fileID.endsWith(`/${markPath}`)) throw new Error('the id of a file does not end with its path');
  return fileID.slice(0, -markPath.length);
}

function rootOf(sdk: FilesOfSdk): Promise<string> {
  root ??= findRoot(sdk).catch((error: unknown) => {
    root = undefined;
    throw error;
  });
  return root;
}

/** Goes on to the end of what is within the limit, and no further: whoever uploads a gigabyte fills no memory. */
async function readUpTo(link: string, most: number): Promise<Uint8Array | 'too-large' | null> {
  const answer = await fetch(link, { signal: AbortSignal.timeout(readMs) });
  if (answer.status === 404) return null;
  if (!answer.ok || answer.body === null) throw new Error(`a kept file was answered with ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      return 'too-large';
    }
    chunks.push(value);
  }
}

/** The cloud's file storage. */
export function weChatFiles(sdk: FilesOfSdk): Files {
  const linksTo: Files['linksTo'] = async (fileIds) => {
    if (fileIds.length === 0) return [];
    const request = fileIds.map((fileID) => ({ fileID, maxAge: shortLinkSeconds }));
    const { fileList } = await sdk.getTempFileURL({ fileList: request });
    return fileIds.map((id) => fileList.find(({ fileID }) => fileID === id)?.tempFileURL || null);
  };
  return {
    async keep(path, body) {
      const { fileID } = await sdk.uploadFile({ cloudPath: path, fileContent: Buffer.from(body) });
      return fileID;
    },
    async linkTo(fileId) {
      const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: linkSeconds }] });
      const link = fileList[0]?.tempFileURL;
      if (!link) throw new Error('the cloud gave no link to a file that it keeps');
      return link;
    },
    linksTo,
    idOf: async (path) => `${await rootOf(sdk)}${path}`,
    async read(fileId, most) {
      const [link] = await linksTo([fileId]);
      return link ? readUpTo(link, most) : null;
    },
    async remove(fileIds) {
      if (fileIds.length === 0) return;
      const { fileList } = await sdk.deleteFile({ fileList: fileIds });
      const failed = fileList.find(({ status }) => status !== 0 && status !== notThere);
      if (failed !== undefined) throw new Error(`a file was not removed: ${failed.status}`);
    },
  };
}
