import type { Evidence } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector } from './books';

const remedy =
  'Look at the timer `timer-upkeep` in the logs: it removes pictures with their files. What belongs to no request, or is past its time, nobody may look at any more.';

const dayMs = 86_400_000;
/** docs/security-and-privacy.md, section 6; two days more for a timer that was late. */
const mostDays = 60 + 2;
/** docs/scale.md. */
const mostPictures = 6;

interface Asked {
  readonly openId: string;
  /** When it was decided, ms; null where it waits. */
  readonly overAt: number | null;
}

/** Pictures belong to a request or claim of whoever gave them, are six at most, lie where the server keeps its own, and go in time. */
export async function readEvidence(books: Books, found: Disagreement[]): Promise<void> {
  const disagree = collector(found, remedy);
  const requests = new Map<string, Asked>();
  for await (const { _id, openId, state, history } of books.all('refund-requests')) {
    requests.set(_id, { openId, overAt: state === 'requested' ? null : (history.at(-1)?.at ?? 0) });
  }
  for await (const evidence of books.all('evidence')) {
    const asked = evidence.kind === 'claim' ? claimant(evidence) : requests.get(evidence.about);
    check(evidence, asked, books.readAt, disagree);
  }
}

/** Whose claim it is, by its id, and since when the timer knows it decided; who left his is looked for by the timer, daily. */
function claimant({ about, openId, overAt }: Evidence): Asked | undefined {
  return about.endsWith(`-${openId}`) ? { openId, overAt: overAt ?? null } : undefined;
}

function check(evidence: Evidence, asked: Asked | undefined, now: number, disagree: Disagree): void {
  const { _id, openId, pictures } = evidence;
  if (asked?.openId !== openId) disagree('pictures belong to a request of who gave them', `evidence ${_id}`);
  const days = asked?.overAt ? Math.floor((now - asked.overAt) / dayMs) : 0;
  if (days > mostDays) {
    disagree('pictures go sixty days after the decision', `evidence ${_id}: decided ${days} days ago`);
  }
  if (pictures.length > mostPictures) {
    disagree('a request has six pictures at most', `evidence ${_id}: ${pictures.length}`);
  }
  for (const picture of pictures) {
    const { pictureId } = picture;
    if (picture.state !== 'kept' || picture.fileId.includes(`/evidence/kept/${pictureId}.`)) continue;
    disagree('a picture lies where the server keeps its own', `evidence ${_id}, picture ${pictureId}`);
  }
}
