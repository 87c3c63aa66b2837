import type { ChainEntry } from '../../contract/notice-drafts';
import { isResponsibleFor } from '../officer-access';
import { inForceAt, placesOf, storedVersion, waitingAt } from '../policy-registry';
import { type Documents, cacheMs, refuse } from '../platform';
import type { NoticeChain, Officer } from '../schema';
import { leadMs } from './lead-time';
import { freePlaces, holderElsewhere, keepPlaces } from './place-holders';
import { headOf } from './read-draft';

type WithdrawnEntry = Extract<ChainEntry, { readonly kind: 'withdrawn' }>;
/** Who takes which version out, and why. */
export type TakingOut = Omit<WithdrawnEntry, 'kind' | 'from' | 'givesBack'>;

/** Why the version before doesn't hold again: another notice has one of its places by now, or the officer hasn't all of them. */
export type NotBack = { readonly kind: 'taken'; readonly by: string } | { readonly kind: 'not-yours' };

/** What comes of taking a version out. */
export interface Outcome {
  readonly entry: WithdrawnEntry;
  readonly chain: NoticeChain;
  /** The version that holds from then on; null for none. */
  readonly inForce: number | null;
  readonly notBack: NotBack | null;
}

/**
 * Works out what comes of it and writes nothing. Stopping always goes: where the version before can't hold again, none
 * does. Throws `OTHER_REGION`, `WAITING_FIRST`, `NOT_IN_FORCE`.
 */
export async function takeOut(
  documents: Documents,
  officer: Officer,
  { chain, out, now }: { readonly chain: NoticeChain; readonly out: TakingOut; readonly now: number },
): Promise<Outcome> {
  requireOwn(officer, chain);
  requireTakenOut(chain, out.number, now);
  const waiting = waitingAt(chain.entries, now);
  const entry: WithdrawnEntry = { kind: 'withdrawn', ...out, from: hourOf(waiting?.from ?? null, now) };
  const before = inForceAt([...chain.entries, entry], entry.from);
  const json = before === null ? null : await storedVersion(documents, chain._id, before);
  if (before === null || json === null) return nothing(chain, entry, null);
  const { regions, overlays } = headOf(json);
  const places = placesOf({ year: chain.year, regions, ...(overlays === undefined ? {} : { overlays }) });
  // What holds while another version waits goes on where it does.
  const notBack = waiting === null ? await whyNotBack(documents, officer, { chain, places, now }) : null;
  if (notBack !== null) return nothing(chain, { ...entry, givesBack: false }, notBack);
  return {
    entry,
    chain: { ...after(chain, entry), ...places },
    inForce: before,
    notBack,
  };
}

/** Keeps an outcome, and the places of what holds then. */
export async function keepOutcome(tx: Documents, { chain, inForce }: Outcome, now: number): Promise<void> {
  if (inForce === null) await freePlaces(tx, chain);
  else await keepPlaces(tx, chain, now);
  await tx.put('notice-chains', chain);
}

function nothing(chain: NoticeChain, entry: WithdrawnEntry, notBack: NotBack | null): Outcome {
  return { entry, chain: after(chain, entry), inForce: null, notBack };
}

function after(chain: NoticeChain, entry: WithdrawnEntry): NoticeChain {
  return { ...chain, entries: [...chain.entries, entry], ending: null };
}

/** On all instances at once; one that waits never begins, where all of them know it in time. */
function hourOf(begins: number | null, now: number): number {
  return begins !== null && begins >= now + cacheMs ? Math.min(begins, now + leadMs) : now + leadMs;
}

async function whyNotBack(
  documents: Documents,
  officer: Officer,
  {
    chain,
    places,
    now,
  }: { readonly chain: NoticeChain; readonly places: ReturnType<typeof placesOf>; readonly now: number },
): Promise<NotBack | null> {
  const by = await holderElsewhere(documents, { ...chain, ...places }, now);
  if (by !== null) return { kind: 'taken', by };
  return places.regions.every((region) => isResponsibleFor(officer, region)) ? null : { kind: 'not-yours' };
}

function requireOwn(officer: Officer, { regions }: NoticeChain): void {
  if (regions.every((region) => isResponsibleFor(officer, region))) return;
  throw refuse('OTHER_REGION', '这份通知的地区不都在您负责的范围内，请联系发布它的单位。', {
    field: 'notice',
  });
}

/** Only what holds or waits can be taken out, and what waits first: it would come into force all the same. */
function requireTakenOut({ entries }: NoticeChain, number: number, now: number): void {
  const waiting = waitingAt(entries, now);
  if (waiting !== null && waiting.number !== number) {
    throw refuse('WAITING_FIRST', `第${waiting.number}版在等它的生效时间，请先撤回那一版。`, {
      field: 'number',
    });
  }
  const already = entries.some((entry) => entry.kind === 'withdrawn' && entry.number === number);
  if (!already && (waiting?.number === number || inForceAt(entries, now) === number)) return;
  throw refuse('NOT_IN_FORCE', '这一版现在不在执行，也没有在等生效，不用撤回。', { field: 'number' });
}
