import { createHash } from 'node:crypto';
import { childRegions } from '../../../policy/region-names';
import { CallNotes } from '..';
import type { Caller, Cloud, Database, Files, MessageSender, MiniCodes, Settings, WeChatPay } from '..';

export interface MemoryCloudParts {
  readonly db: Database;
  readonly caller?: Partial<Caller>;
  readonly now: () => number;
  readonly settings?: Partial<Settings>;
  readonly pay?: WeChatPay;
  readonly messages?: MessageSender;
  readonly files?: Files;
  readonly miniCodes?: MiniCodes;
  /** Same seed, same random values in the same order. */
  readonly randomHex?: (bytes: number) => string;
  readonly log?: Cloud['log'];
}

/** Keys for tests and simulation only. */
export const memorySettings: Settings = {
  encryptionKeys: [{ version: 1, bytes: new Uint8Array(32).fill(1) }],
  lookupKeys: [{ version: 1, bytes: new Uint8Array(32).fill(2) }],
  merchants: [
    {
      merchantId: '1900000001',
      payee: '测试用商户',
      collectsFor: ['140000', '220000', '360000', '430000'],
      commissionedBy: '测试：四省的征收机构一起委托',
      legacy: true,
    },
  ],
  bureauKeys: childRegions(null).map(({ code }) => ({ place: code, keys: [] })),
  commissionedRegions: [],
  messageTemplates: {},
};

/** A {@link Cloud} for one call of a function, on memory. What isn't given refuses to be used. */
export function memoryCloud(parts: MemoryCloudParts): Cloud {
  return {
    caller: { openId: '', source: 'client', ...parts.caller },
    settings: { ...memorySettings, ...parts.settings },
    db: parts.db,
    pay: parts.pay ?? noPay,
    messages: parts.messages ?? { send: () => Promise.resolve(false) },
    files: parts.files ?? noFiles,
    miniCodes: parts.miniCodes ?? { picture: absent },
    notes: new CallNotes(),
    now: parts.now,
    randomHex: parts.randomHex ?? seededHex('memory'),
    log: parts.log ?? (() => undefined),
  };
}

/** Repeatable random hexadecimal: the hash of a seed and a running number. */
export function seededHex(seed: string): (bytes: number) => string {
  let drawn = 0;
  return (bytes) => {
    let hex = '';
    while (hex.length < bytes * 2) {
      drawn += 1;
      hex += createHash('sha256').update(`${seed}#${drawn}`).digest('hex');
    }
    return hex.slice(0, bytes * 2);
  };
}

function absent(): Promise<never> {
  return Promise.reject(new Error('this memory cloud has no such service'));
}

const noFiles: Files = {
  keep: absent,
  linkTo: absent,
  linksTo: absent,
  idOf: absent,
  read: absent,
  remove: absent,
};

const noPay: WeChatPay = {
  placeOrder: absent,
  queryOrder: absent,
  closeOrder: absent,
  refund: absent,
  queryRefund: absent,
  downloadBill: absent,
};
