import type { CopiedPart, MeActions } from '../../contract/me';
import type { AnyHolding } from './holding';
import { holdings, nameOnCopy } from './holdings';
import { type Subject, subjectOf } from './subject';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';

/** What stands for other people, is sealed, or opens something. */
const leftOut: ReadonlySet<string> = new Set([
  '_id',
  'actors',
  'applicants',
  'askedBy',
  'by',
  'codeHash',
  'heldBy',
  'openId',
  'officerId',
  'payers',
  'personId',
  'relativeId',
  'requestId',
  'reservation',
  'sealed',
  'sealedApplicant',
  'sealedHolder',
  'sealedNumber',
]);

/** Whether a field is kept out of what the copy gives as it is stored; `by` is somebody where it is a text, else the paper that changed an answer. */
export function leftOutOfStored(name: string, value: unknown): boolean {
  return leftOut.has(name) && !(name === 'by' && typeof value === 'object');
}

/** All that is stored of a WeChat user's account and of the person he proved to be, collection by collection. */
export async function copyOf(cloud: Cloud, openId: string): Promise<MeActions['me.copy']['data']> {
  const { policy } = await policyInForce(cloud);
  const subject = { ...(await subjectOf(cloud, openId)), policy };
  const parts: CopiedPart[] = [];
  for (const holding of Object.values<AnyHolding>(holdings)) {
    const part = await partOf(cloud, holding, subject);
    if (part !== null && part.entries.length > 0) parts.push(part);
  }
  cloud.log('copy-made', { parts: parts.length });
  return { name: nameOnCopy(cloud, subject), madeAt: cloud.now(), parts };
}

async function partOf(cloud: Cloud, holding: AnyHolding, subject: Subject): Promise<CopiedPart | null> {
  if (holding.of !== 'residents') return null;
  const { heading, erasure } = holding;
  const docs = await holding.find(cloud, subject);
  const entries = docs.map((doc) => ({
    facts: holding.facts(doc, cloud, subject),
    ...(holding.whole?.(doc, subject) ? { stored: withoutOthers(doc) } : {}),
  }));
  return { heading, erasure, entries };
}

function withoutOthers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOthers);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => !leftOutOfStored(name, inner));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutOthers(inner)]));
}
