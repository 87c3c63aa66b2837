import type { Files } from '../../../server/platform';

/** One kind of storage: the server's way to it, a phone's, and what a link shows. */
export interface Storage {
  readonly files: Files;
  /** As `wx.cloud.uploadFile` of somebody. Rejects where the rule forbids it. */
  readonly upload: (openId: string, path: string, body: Uint8Array) => Promise<void>;
  readonly open: (link: string) => Promise<Uint8Array | null>;
}

/** Two of the sample's people. */
const daughter = 'oSampleDaughterLi';
const son = 'oSampleSonLi';

const photo = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
const other = new Uint8Array([9, 9, 9]);

/** What the server counts on, whatever keeps the files. */
export function describeFiles(name: string, connect: () => Promise<Storage>): void {
  describe(`files of ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await connect();
    });

    it('are kept, read up to a limit, shown by a link, and removed', async () => {
      const { files, open } = storage;
      const fileId = await files.keep('kept/one.jpg', photo);
      expect(await files.read(fileId, photo.length)).toEqual(photo);
      expect(await files.read(fileId, photo.length - 1)).toBe('too-large');
      const [link] = await files.linksTo([fileId]);
      expect(await open(link ?? '')).toEqual(photo);
      await files.remove([fileId]);
      expect(await files.read(fileId, 100)).toBeNull();
      expect(await files.linksTo([fileId])).toEqual([null]);
      expect(await open(link ?? '')).toBeNull();
    });

    it('of a phone are found by their path alone', async () => {
      const { files, upload } = storage;
      const fileId = await files.idOf('in/two');
      expect(await files.read(fileId, 100)).toBeNull();
      await upload(daughter, 'in/two', photo);
      expect(await files.read(fileId, 100)).toEqual(photo);
      await files.remove([fileId]);
    });

    it('are replaced by who put them there and by the server, and by nobody else', async () => {
      const { files, upload } = storage;
      await upload(daughter, 'in/three', photo);
      await expect(upload(son, 'in/three', other)).rejects.toThrow();
      await upload(daughter, 'in/three', other);
      const fileId = await files.keep('in/three', photo);
      await expect(upload(daughter, 'in/three', other)).rejects.toThrow();
      expect(await files.read(fileId, 100)).toEqual(photo);
      await files.remove([fileId]);
    });

    it('are removed without an error where one of them is not there', async () => {
      const { files } = storage;
      const fileId = await files.keep('kept/four.png', photo);
      await files.remove([await files.idOf('in/never'), fileId]);
      expect(await files.read(fileId, 100)).toBeNull();
      await files.remove([]);
      expect(await files.linksTo([])).toEqual([]);
    });
  });
}
