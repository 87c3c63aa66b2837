import { type AgreedKind, mostAgreed } from '../../../contract/agreed-messages';
import { type Cloud, nextDaytime } from '../../platform';
import type { AgreedMessage } from '../../schema';

/** More than anybody can agree to: a few for each relative. */
const most = 200;

/** What somebody agreed to and hasn't been told. One round trip. */
export function agreedMessages(cloud: Cloud, openId: string): Promise<readonly AgreedMessage[]> {
  return cloud.db.find('agreed-messages', { filter: { openId }, limit: most });
}

interface Agreeing {
  readonly kind: AgreedKind;
  readonly openId: string;
  readonly personId: string;
}

/** Keeps a consent to one message: one more where there are some. It is looked at from `firstAt` (ms) on. */
export async function agreeTo(
  cloud: Cloud,
  { kind, openId, personId }: Agreeing,
  firstAt: number,
): Promise<void> {
  const _id = `${kind}-${personId}-${openId}`;
  const now = cloud.now();
  const first = { _id, kind, openId, personId, since: now, tries: 0, nextAt: nextDaytime(firstAt) };
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('agreed-messages', _id);
    if (held !== null && held.left >= mostAgreed) return;
    await tx.put('agreed-messages', held === null ? { ...first, left: 1 } : { ...held, left: held.left + 1 });
  });
}

/** Nothing more of the kind is sent to him. */
export async function takeBack(cloud: Cloud, openId: string, kind: AgreedKind): Promise<void> {
  const agreed = (await agreedMessages(cloud, openId)).filter((one) => one.kind === kind);
  for (const { _id } of agreed) await cloud.db.remove('agreed-messages', _id);
}
