import type { AccountEntry, AccountKind, MaskedAccount } from '../../contract/reimbursements';
import { maskName } from '../../contract/person-name';
import type { IdentityCode } from '../../policy/fact-sheet';
import { UnreadableSealError, newest, open, seal } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { PayoutAccount } from '../schema';

/** How long a number is kept after the money came: a bank sends back within weeks. */
export const accountKeptMs = 90 * 86_400_000;

/**
 * To which accounts money may go that comes by itself: civil affairs pays aid to those of its own lists, and the nursing subsidy to
 * the severely disabled, of whom the federation has accounts too. What is applied for goes to the applicant's.
 */
const kindsOf: Readonly<Partial<Record<IdentityCode, readonly AccountKind[]>>> = {
  tekun: ['relief'],
  dibao: ['relief'],
  'severe-disability': ['nursing', 'federation'],
};

export function mayGoTo(
  { way, identity }: { readonly way: 'automatic' | 'apply'; readonly identity: IdentityCode },
  kind: AccountKind,
): boolean {
  if (way === 'apply') return kind === 'own';
  return kind !== 'own' && (kindsOf[identity] ?? ['relief', 'nursing', 'federation']).includes(kind);
}

/** Bank accounts and passbooks, as people write them. */
const written = /^\d{8,30}$/;

/** Tidied; throws `ACCOUNT_WRONG` with the field. */
export function requireAccount({ holder, bank, number }: AccountEntry): AccountEntry {
  const tidy = { holder: holder.trim(), bank: bank.trim(), number: number.replace(/[\s-]/g, '') };
  if (tidy.holder === '') throw wrong('请填写户名，和银行卡或存折上的一样。', 'holder');
  if (tidy.bank === '') throw wrong('请填写开户银行，例如“中国农业银行吉林昌邑支行”。', 'bank');
  if (!written.test(tidy.number)) {
    throw wrong('账号应是8到30位数字，请对照银行卡或存折再填一次。', 'number');
  }
  return tidy;
}

function wrong(words: string, field: keyof AccountEntry): Error {
  return refuse('ACCOUNT_WRONG', words, { field: `account.${field}` });
}

interface Whose {
  /** The reimbursement's. */
  readonly id: string;
  readonly kind: AccountKind;
}

export function sealAccount(cloud: Cloud, { id, kind }: Whose, entry: AccountEntry): PayoutAccount {
  const { holder, bank, number } = entry;
  return {
    kind,
    bank,
    sealedHolder: sealText(cloud, id, 'holder', holder),
    sealedNumber: sealText(cloud, id, 'number', number),
    at: cloud.now(),
  };
}

/** The version that stands in a document beside what was just sealed. */
export function sealVersionNow({ settings }: Cloud): number {
  return newest(settings.encryptionKeys).version;
}

/** For the file to whoever pays, and kept nowhere. */
export function openAccount(cloud: Cloud, id: string, account: PayoutAccount): AccountEntry {
  return {
    holder: openText(cloud, id, 'holder', account.sealedHolder),
    bank: account.bank,
    number: openText(cloud, id, 'number', account.sealedNumber),
  };
}

/** Number and holder stay empty where their key is gone: the list is readable all the same, and another account can be given. */
export function maskAccount(cloud: Cloud, id: string, account: PayoutAccount): MaskedAccount {
  const { kind, bank } = account;
  try {
    const { holder, number } = openAccount(cloud, id, account);
    return { kind, bank, holder: maskName(holder), number: maskAccountNumber(number) };
  } catch (error) {
    if (!(error instanceof UnreadableSealError)) throw error;
    return { kind, bank, holder: '', number: '' };
  }
}

export function maskAccountNumber(number: string): string {
  return `**** ${number.slice(-4)}`;
}

type Sealed = 'holder' | 'number' | 'applicant';

/** Bound to its document and field: copied elsewhere it doesn't open. */
export function sealText(cloud: Cloud, id: string, field: Sealed, text: string): string {
  return seal(cloud.settings, (bytes) => cloud.randomHex(bytes), `reimbursement/${id}/${field}`, text);
}

export function openText(cloud: Cloud, id: string, field: Sealed, sealed: string): string {
  return open(cloud.settings, `reimbursement/${id}/${field}`, sealed);
}
