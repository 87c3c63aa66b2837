import { type AgreedView, mostAgreed } from '../../../contract/agreed-messages';
import { applicationMessageKinds } from '../../../contract/messages';
import { currentApplication, refuseMessages } from '../../enrolment';
import { asTypedBy, maskedPerson, personAsTyped } from '../../identity';
import { type Cloud, nextDaytime } from '../../platform';
import type { AgreedMessage } from '../../schema';

/** More than anybody can agree to: a few for each relative. */
const most = 200;

/** What somebody agreed to and hasn't been told, whose it is by the names that he typed. Three round trips. */
export async function agreedBy(cloud: Cloud, openId: string): Promise<readonly AgreedView[]> {
  const [payer, kept, records] = await Promise.all([
    cloud.db.get('payers', openId),
    cloud.db.find('agreed-messages', { filter: { openId }, limit: most }),
    cloud.db.find('records', {
      filter: { payers: openId, state: { in: ['open', 'reserved'] } },
      limit: most,
    }),
  ]);
  const all = [
    ...kept.flatMap((one) => (one.kind === 'office-work' ? [] : [{ ...one, kind: one.kind }])),
    ...records.flatMap((record) => {
      const { _id: recordId, personId } = record;
      const { messages = [] } = currentApplication(record, openId) ?? {};
      return messages.map((kind) => ({ kind, recordId, personId, left: 1 }));
    }),
  ];
  const ids = [...new Set(all.flatMap(({ personId = [] }) => personId))];
  const people =
    ids.length === 0 ? [] : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: most });
  return all.map((one) => {
    const { kind, recordId, personId, left } = one;
    const person = people.find(({ _id }) => _id === personId);
    if ('place' in one && one.place !== undefined) return { kind, place: one.place, left };
    if (recordId === undefined || person === undefined) return { kind, left };
    const shown =
      payer === null ? maskedPerson(cloud, asTypedBy(person, openId)) : personAsTyped(cloud, person, payer);
    return { kind, recordId, person: shown, left };
  });
}

interface Agreeing extends Pick<AgreedMessage, 'kind' | 'openId' | 'personId' | 'recordId' | 'place'> {
  /** When it is first looked whether there is something to tell, ms. */
  readonly firstAt: number;
}

function idOf(of: Pick<AgreedMessage, 'kind' | 'openId' | 'personId' | 'recordId' | 'place'>): string {
  const { kind, openId, personId = '', recordId, place } = of;
  const about = place === undefined ? (recordId ?? personId) : `${place.region}-${place.year}`;
  return `${kind}-${about}-${openId}`;
}

/** Keeps a consent to one message; one more of those about himself, where he agreed before. */
export async function agreeTo(cloud: Cloud, { firstAt, ...agreeing }: Agreeing): Promise<void> {
  const { recordId, place } = agreeing;
  const _id = idOf(agreeing);
  const first = { ...agreeing, _id, since: cloud.now(), tries: 0, nextAt: nextDaytime(firstAt) };
  const mostOfIt = recordId === undefined && place === undefined ? mostAgreed : 1;
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('agreed-messages', _id);
    if (held === null) await tx.put('agreed-messages', { ...first, left: 1 });
    else if (held.left < mostOfIt) await tx.put('agreed-messages', { ...held, left: held.left + 1 });
  });
}

function isSamePlace(one: AgreedMessage['place'], other: AgreedMessage['place']): boolean {
  return one?.region === other?.region && one?.year === other?.year;
}

/** How many messages of his office's work an officer may still be sent. One round trip. */
export async function agreedOfWork(cloud: Cloud, openId: string): Promise<number> {
  return (await cloud.db.get('agreed-messages', idOf({ kind: 'office-work', openId })))?.left ?? 0;
}

/** Nothing more of the kind is sent to him, of the record or the place where it is about one. */
export async function takeBack(
  cloud: Cloud,
  openId: string,
  { kind, recordId, place }: Pick<AgreedMessage, 'kind' | 'recordId' | 'place'>,
): Promise<void> {
  const ofApplication = applicationMessageKinds.find((one) => one === kind);
  if (ofApplication !== undefined && recordId !== undefined)
    await refuseMessages(cloud, openId, { recordId, messages: [ofApplication] });
  const kept = await cloud.db.find('agreed-messages', { filter: { openId }, limit: most });
  const ended = kept.filter(
    (one) => one.kind === kind && one.recordId === recordId && isSamePlace(one.place, place),
  );
  for (const { _id } of ended) await cloud.db.remove('agreed-messages', _id);
}
