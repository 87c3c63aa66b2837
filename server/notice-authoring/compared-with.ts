import type { DraftView } from '../../contract/notice-drafts';
import type { NoticeDocument } from '../../policy';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import { inForceAt, policyInForce, storedChain, storedVersion } from '../policy-registry';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { goesOnFrom } from './goes-on-from';
import { unreadableAt } from './unreadable';
import { headOf } from './read-draft';

type Before = DraftView['before'];

/** The version that a draft would follow; null where it begins a chain, or takes up another office's id. */
async function versionBefore(cloud: Cloud, officer: Officer, notice: string): Promise<Before> {
  const chain = notice === '' ? null : await storedChain(cloud.db, notice);
  if (chain === null) return null;
  const number = goesOnFrom(chain);
  if (unreadableAt(officer, chain, { number, now: cloud.now() }) !== null) return null;
  const json = await storedVersion(cloud.db, chain._id, number);
  return json === null ? null : { notice: chain._id, number, json };
}

/** The newest of earlier years that holds in the first of a draft's places, laid over another where the draft is. */
async function ofEarlierYear(
  cloud: Cloud,
  { year, regions, overlays }: ReturnType<typeof headOf>,
  documents: readonly NoticeDocument[],
): Promise<Before> {
  const [region] = regions;
  const [held] = documents
    .filter(
      (one) =>
        one.year < (year ?? 0) &&
        region !== undefined &&
        one.regions.includes(region) &&
        (one.overlays === undefined) === (overlays === undefined),
    )
    .sort((one, other) => other.year - one.year);
  if (held === undefined) return null;
  const chain = await storedChain(cloud.db, held.id);
  const number = inForceAt(chain?.entries ?? [], cloud.now()) ?? 0;
  return { notice: held.id, number, json: JSON.stringify(held) };
}

function parsed(text: string): NoticeDocument {
  return JSON.parse(text) as NoticeDocument;
}

/** What a draft is held against, however little of it is right: the version before, and what both are laid over. */
export async function comparedWith(
  cloud: Cloud,
  officer: Officer,
  json: string,
): Promise<Pick<DraftView, 'before' | 'under'>> {
  const { documents } = (await policyInForce(cloud)).policy;
  const head = headOf(json);
  const before =
    (await versionBefore(cloud, officer, head.notice)) ?? (await ofEarlierYear(cloud, head, documents));
  const earlier = before === null ? undefined : parsed(before.json).overlays;
  const under = [head.overlays, earlier].flatMap((id) => {
    const first = documents.find((one) => one.id === id);
    return first === undefined ? [] : [first, ...(noticesUnder(first, documents) ?? [])];
  });
  return { before, under: [...new Set(under)].map((notice) => JSON.stringify(notice)) };
}
