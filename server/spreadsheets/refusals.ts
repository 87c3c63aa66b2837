import { type RefusalError, refuse } from '../platform';

/** Why a file can't be read as a table; the code is the app's, the words are the officer's. */
export function oldFormat(): RefusalError {
  return refuse(
    'SPREADSHEET_OLD_FORMAT',
    '这是旧格式的表格（.xls、.et或网页）。请用WPS或Excel打开它，点“另存为”，文件类型选“Excel工作簿（.xlsx）”，再传新存的文件。',
  );
}

export function encrypted(): RefusalError {
  return refuse(
    'SPREADSHEET_ENCRYPTED',
    '这个表格设了打开密码。请打开它，在“文件”的“文档加密”（Excel是“信息—保护工作簿”）里去掉密码，另存为.xlsx，再传新存的文件。',
  );
}

export function damaged(): RefusalError {
  return refuse(
    'SPREADSHEET_DAMAGED',
    '这个文件不完整或已损坏，可能没有传完。请用WPS或Excel打开看看，能打开就另存为.xlsx再传；打不开的，请对方重新发一份。',
  );
}

export function noSpreadsheet(): RefusalError {
  return refuse(
    'NO_SPREADSHEET',
    '这个文件不是表格。请传Excel工作簿（.xlsx）或逗号分隔的文本（.csv）；图片、PDF和Word里的表，请先录到表格里。',
  );
}

/** `what` begins the sentence: `行数超过200000`. */
export function tooLarge(what: string): RefusalError {
  return refuse('SPREADSHEET_TOO_LARGE', `这个文件太大：${what}。请分成几个文件，分别来传。`);
}

/** Of a file of lines in which a quote was never closed. */
export function quotesOpen(line: number): RefusalError {
  return refuse(
    'SPREADSHEET_DAMAGED',
    `这个文件在第${line}行附近引号不成对，后面的内容读不出来。请用WPS或Excel打开它，另存为.xlsx再传。`,
  );
}

/** Nothing a person would make: unpacked it is out of proportion. */
export function unpacksTooLarge(): RefusalError {
  return refuse(
    'SPREADSHEET_TOO_LARGE',
    '这个文件展开以后太大，没有读。请把要用的几列复制到一个新的工作簿，存成.xlsx再传。',
  );
}

/** `where` is the row that looked most like a heading, `problems` what it lacks; both empty where none did. */
export function noHeading(problems: readonly string[], where: string): RefusalError {
  const found = problems.length === 0 ? '' : `最像表头的是${where}：${problems.join('')}`;
  return refuse('SPREADSHEET_COLUMNS', `没有找到可用的表头。${found || '请在第一行写上各列的名称。'}`);
}
