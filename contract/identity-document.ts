import { isIsoDay, type IsoDay, isoDay } from '../policy/calendar';

export const documentKinds = [
  'resident-id',
  'hmt-residence-permit',
  'foreign-permanent-residence',
  'passport',
  'birth-certificate',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentNames: Readonly<Record<DocumentKind, string>> = {
  'resident-id': '居民身份证',
  'hmt-residence-permit': '港澳台居民居住证',
  'foreign-permanent-residence': '外国人永久居留身份证',
  passport: '护照',
  'birth-certificate': '出生医学证明',
};

/** The kind of document that a file names, by its name here or by a shorter one in use; null where it is none. */
export function documentKindOf(words: string): DocumentKind | null {
  return words === '身份证'
    ? 'resident-id'
    : (documentKinds.find((kind) => documentNames[kind] === words) ?? null);
}

/** Which part of a number is wrong. `kind`: it is a good number of another document. */
export type DocumentPart =
  'missing' | 'length' | 'old-format' | 'characters' | 'kind' | 'birth-date' | 'check-digit';

export interface DocumentProblem {
  readonly part: DocumentPart;
  /** Chinese: which part is wrong and what to do. Never quotes the number. */
  readonly message: string;
}

export type DocumentCheck =
  | {
      readonly ok: true;
      /** As it is stored and compared: no spaces, upper case. */
      readonly number: string;
      /** `YYYY-MM-DD` where the number carries it, else null: then it has to be asked for. */
      readonly birthDate: IsoDay | null;
    }
  | { readonly ok: false; readonly problem: DocumentProblem };

/** Spaces and hyphens go, full-width characters and small letters become what stands on the document. */
export function tidyNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff‐-―-]/g, '')
    .toUpperCase();
}

/**
 * Checks a document number as typed. `today` is the calendar day in China, `YYYY-MM-DD`. Area codes are not checked:
 * places come and go, and people keep the code they were born with.
 */
export function checkDocument(kind: DocumentKind, typed: string, today: IsoDay): DocumentCheck {
  const number = tidyNumber(typed);
  if (number === '') return wrong('missing', `请填写${documentNames[kind]}号码。`);
  return checks[kind](number, today);
}

type Check = (number: string, today: IsoDay) => DocumentCheck;

function wrong(part: DocumentPart, message: string): DocumentCheck {
  return {
    ok: false,
    problem: { part, message },
  };
}

/** The 18-character citizen number of GB 11643: area 6, birth date 8, sequence 3, check character 1. */
function checkEighteen(name: string, number: string, today: IsoDay): DocumentCheck {
  if (number.length !== 18) {
    const missing = number.length < 18 ? '少填' : '多填';
    return wrong('length', `${name}号码应为18位，现在填了${number.length}位，请对照证件检查是否${missing}。`);
  }
  const bad = /^\d*/.exec(number.slice(0, 17))?.[0].length ?? 0;
  if (bad < 17) return wrong('characters', `${name}号码的前17位只能是数字，第${bad + 1}位不是数字，请更正。`);
  if (!/[\dX]/.test(number.charAt(17))) {
    return wrong('characters', `${name}号码的最后一位只能是数字或字母X，请更正。`);
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const birthProblem = problemOfBirthDate(birthDate, today);
  if (birthProblem !== null) {
    return wrong('birth-date', `${name}号码的第7至14位是出生日期，${birthProblem}，请对照证件检查这8位。`);
  }
  if (checkCharacter(number) !== number.charAt(17)) {
    return wrong(
      'check-digit',
      `${name}号码的最后一位与前面的数字对不上，说明有一位填错了，请逐位核对（常见的是相邻两位填反）。`,
    );
  }
  return { ok: true, number, birthDate: isoDay(birthDate) };
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643's check character (ISO 7064 MOD 11-2) of a number's first 17 digits. */
export function checkCharacter(number: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11);
}

function problemOfBirthDate(day: string, today: IsoDay): string | null {
  if (!isIsoDay(day) || day < '1900-01-01') return '而这一天并不存在';
  return day > today ? '而这一天还没有到' : null;
}

const checkResidentId: Check = (number, today) => {
  if (/^\d{15}$/.test(number)) {
    return wrong('old-format', '这是旧的15位身份证号码，已停止使用，请填写现在证件上的18位号码。');
  }
  const result = checkEighteen('身份证', number, today);
  if (!result.ok) return result;
  if (/^8[123]/.test(number)) {
    return wrong('kind', '这是港澳台居民居住证的号码，请把证件类型改为“港澳台居民居住证”。');
  }
  if (number.startsWith('9')) {
    return wrong('kind', '这是外国人永久居留身份证的号码，请把证件类型改为“外国人永久居留身份证”。');
  }
  return result;
};

/** Hong Kong 810000, Macao 820000, Taiwan 830000; otherwise as a citizen number. */
const checkHmtPermit: Check = (number, today) => {
  const result = checkEighteen('居住证', number, today);
  if (!result.ok || /^8[123]0000/.test(number)) return result;
  return wrong('kind', '港澳台居民居住证的号码以810000、820000或830000开头，请检查号码或证件类型。');
};

/**
 * Since 2023: 18 digits, a 9 first, otherwise as a citizen number. Before: country 3 letters, issuing place 4 digits,
 * birth date 6 digits without the century, sequence and check digit.
 */
const checkForeignResidence: Check = (number, today) => {
  if (/^[A-Z]{3}/.test(number)) return checkOldForeignResidence(number);
  const result = checkEighteen('永久居留身份证', number, today);
  if (!result.ok || number.startsWith('9')) return result;
  return wrong('kind', '18位的外国人永久居留身份证号码以9开头，请检查号码或证件类型。');
};

function checkOldForeignResidence(number: string): DocumentCheck {
  if (number.length !== 15) {
    return wrong('length', `旧版永久居留身份证号码应为15位，现在填了${number.length}位，请对照证件检查。`);
  }
  if (!/^[A-Z]{3}\d{12}$/.test(number)) {
    return wrong('characters', '旧版永久居留身份证号码是3个字母加12个数字，请对照证件检查。');
  }
  const [year, month, day] = [number.slice(7, 9), number.slice(9, 11), number.slice(11, 13)];
  if (!isIsoDay(`19${year}-${month}-${day}`) && !isIsoDay(`20${year}-${month}-${day}`)) {
    return wrong(
      'birth-date',
      '旧版永久居留身份证号码的第8至13位是出生日期，而这一天并不存在，请检查这6位。',
    );
  }
  return { ok: true, number, birthDate: null };
}

const checkPassport: Check = (number) => {
  if (/[^A-Z0-9]/.test(number)) return wrong('characters', '护照号码只有字母和数字，请去掉其他符号。');
  if (/^\d{15}$|^\d{17}[\dX]$/.test(number)) {
    return wrong('kind', '这看起来是身份证号码，请把证件类型改为“居民身份证”。');
  }
  if (number.length < 5 || number.length > 12) {
    return wrong('length', `护照号码一般为5至12位，现在填了${number.length}位，请对照护照检查。`);
  }
  return { ok: true, number, birthDate: null };
};

const checkBirthCertificate: Check = (number) => {
  if (number.length !== 10) {
    return wrong('length', `出生医学证明编号应为10位，现在填了${number.length}位，请对照证明检查。`);
  }
  if (!/^[A-Z]\d{9}$/.test(number)) {
    return wrong('characters', '出生医学证明编号是1个字母加9个数字，请对照证明检查。');
  }
  return { ok: true, number, birthDate: null };
};

const checks: Readonly<Record<DocumentKind, Check>> = {
  'resident-id': checkResidentId,
  'hmt-residence-permit': checkHmtPermit,
  'foreign-permanent-residence': checkForeignResidence,
  passport: checkPassport,
  'birth-certificate': checkBirthCertificate,
};

/** Whether a birth date that was asked for fits an old permanent residence card, which carries it without century. */
export function fitsBirthDate(kind: DocumentKind, number: string, birthDate: string): boolean {
  return (
    kind !== 'foreign-permanent-residence' ||
    number.length !== 15 ||
    birthDate.replace(/-/g, '').slice(2) === number.slice(7, 13)
  );
}

/** First 3 and last 4 characters at most, fewer of a short number: `360***********0018`. */
export function maskNumber(number: string): string {
  const head = Math.min(3, Math.floor(number.length / 6));
  const tail = Math.min(4, Math.floor(number.length / 4));
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(number.length - tail);
}
