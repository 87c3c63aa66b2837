import { refuse } from './refusal';

/**
 * The text of bytes as spreadsheets in China write them: GB 18030, of which GBK and GB 2312 are parts. Throws
 * `FILE_WRONG` where the bytes are none.
 */
export function chineseText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('FILE_WRONG', '认不出文件里的文字。请在表格软件里另存为“CSV UTF-8”，再选那个文件。', {
      field: 'base64',
    });
  }
}
