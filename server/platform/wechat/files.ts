import type { Sdk } from './sdk';
import type { Files } from '..';

const linkSeconds = 3_600;

/** The cloud's file storage. */
export function weChatFiles(sdk: Pick<Sdk, 'uploadFile' | 'getTempFileURL'>): Files {
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
  };
}
