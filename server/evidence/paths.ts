import type { PictureFormat } from '../../contract/picture-format';
import type { Cloud } from '../platform';
import type { EvidencePicture } from '../schema';

const formats: readonly PictureFormat[] = ['jpg', 'png', 'webp'];

/** Where a phone puts a picture. Nobody else knows the path: it is made of the picture's random id. */
export function inboxPath(pictureId: string): string {
  return `evidence/in/${pictureId}`;
}

/** Where the server's copy lies, which no phone can replace. */
export function keptPath(pictureId: string, format: PictureFormat): string {
  return `evidence/kept/${pictureId}.${format}`;
}

/** Removes whatever lies anywhere of some pictures, also of one whose keeping was cut off. */
export async function removeFiles(
  cloud: Cloud,
  pictures: readonly Pick<EvidencePicture, 'pictureId'>[],
): Promise<void> {
  for (const { pictureId } of pictures) {
    const paths = [inboxPath(pictureId), ...formats.map((format) => keptPath(pictureId, format))];
    await cloud.files.remove(await Promise.all(paths.map((path) => cloud.files.idOf(path))));
  }
}
