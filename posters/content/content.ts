import type { Fen } from '../../policy/money';
import { posterNumberOf } from '../../contract/poster';
import type { PlaceContacts } from '../../contract/resident';
import { sha256 } from '../../policy/digest';
import type { Cite, NoticeDocument, NoticeSummary, Policy } from '../../policy';
import { clauseLabel, compareClauses } from '../../policy/clause';
import { isRegionCode, liesIn, regionName, regionPath, regionPrefix } from '../../policy/region-names';
import { PosterError } from '../poster-error';
import { type Amounts, type LessToPay, lessToPayAt, ordinaryAnswer } from './less-to-pay';
import { type Late, lateAt } from './late';
import { type Ways, waysAt } from './ways';
import type { IsoDay } from '../../policy/calendar';

export interface PosterRequest {
  readonly region: string;
  /** The names from the province down, where the asking side knows more places than the shipped table. */
  readonly place?: readonly string[];
  /** The newest year with a notice where it isn't given. */
  readonly year?: number;
  readonly contacts: PlaceContacts;
  /** As the office says; undefined where nobody said. */
  readonly ltciPilot?: boolean;
  /** Whether one can pay through the code: an office commissioned it and collects by it. True where it isn't given. */
  readonly pays?: boolean;
}

/** All that a poster says of a place and year: from its notices and contacts, nothing from anywhere else. */
export interface PosterContent {
  readonly region: string;
  readonly year: number;
  /** As in the code's scene and small on the paper. */
  readonly number: string;
  /** The names from the province down. */
  readonly place: readonly string[];
  readonly ordinary: Amounts;
  readonly window: NonNullable<NoticeSummary['window']> | null;
  /** Its parts where payments pause in between. */
  readonly windows: NoticeSummary['windows'];
  readonly lastDate: NoticeSummary['lastDate'];
  readonly coverage: { readonly from: IsoDay; readonly to: IsoDay } | null;
  /** The care premium where nobody said whether it is due here; null where that is settled. */
  readonly carePremiumOpenFen: Fen | null;
  readonly lessToPay: LessToPay;
  readonly late: Late;
  readonly ways: Ways;
  readonly contacts: PlaceContacts;
  /** Whether one can pay through the code. */
  readonly pays: boolean;
  /** Widest first. */
  readonly sources: readonly Source[];
}

/** A notice on which the poster rests, and the clauses of it that it uses, as the paper numbers them. */
export interface Source {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuers: readonly string[];
  readonly draft: boolean;
  readonly clauses: readonly string[];
}

/** Whether a text names a place of the table: the whole code, not the half of one. */
export function requirePlace(region: string): void {
  if (isRegionCode(region) && regionName(region) !== null) return;
  throw new PosterError(
    'REGION_UNKNOWN',
    `没有区划代码是“${region.slice(0, 20)}”的地方。代码是 6 位（省、市、县）、9 位（街道、乡镇）或 12 位（村、社区），要写全。`,
  );
}

/** The digest of what a place's notices say: another one where any of them changed. */
function editionOf(versions: readonly string[]): string {
  return sha256(versions.join(' ')).slice(0, 4);
}

/** @throws {PosterError} for an unknown place, one without a notice, and one in which the notices differ */
export function posterContent(policy: Policy, request: PosterRequest): PosterContent {
  const { region, contacts } = request;
  if (request.place === undefined) requirePlace(region);
  const place = request.place ?? regionPath(region);
  const year = request.year ?? policy.yearsAt(region)[0];
  const documents = year === undefined ? [] : policy.noticesAt(region, year);
  if (year === undefined || documents.length === 0) throw withoutNotice(place, request.year);
  requireOneAnswer(policy, { region, place }, documents);
  const notices = policy.noticesFor(region, year);
  const answer = ordinaryAnswer(policy, { ...request, year });
  const [window] = notices.flatMap((notice) => notice.window ?? []);
  const [lastDate] = notices.flatMap((notice) => notice.lastDate ?? []);
  const lessToPay = lessToPayAt(policy, { ...request, year });
  const late = lateAt(policy, { ...request, year });
  const ways = waysAt(notices);
  const cites = [...answer.cites, ...lessToPay.cites, ...late.cites, ...ways.cites];
  return {
    region,
    year,
    number: posterNumberOf(year, editionOf(notices.map(({ version }) => version))),
    place,
    ordinary: answer.amounts,
    window: window ?? null,
    windows: notices.flatMap((notice) => notice.windows),
    lastDate: lastDate ?? null,
    coverage: answer.coverage,
    carePremiumOpenFen: openCarePremium(documents, answer.noteCodes),
    lessToPay,
    late,
    ways,
    contacts,
    pays: request.pays ?? true,
    sources: notices.map((notice) => sourceOf(policy, notice, cites)),
  };
}

function sourceOf(policy: Policy, notice: NoticeSummary, cites: readonly Cite[]): Source {
  const { id, title, documentNumber, issuers, draft } = notice;
  const own = cites.filter((cite) => cite.notice === id).map(({ clause }) => clause);
  const clauses = [...new Set(own)]
    .sort(compareClauses)
    .map((clause) => policy.describe(id, clause)?.label ?? clauseLabel(clause));
  return { title, documentNumber, issuers, draft, clauses };
}

function withoutNotice(place: readonly string[], year: number | undefined): PosterError {
  const name = place.join('');
  const which = year === undefined ? '' : `${year}年度的`;
  return new PosterError('NO_NOTICE', `${name}还没有${which}参保缴费通知，海报上没有可以写的数。`);
}

/** A notice for a part of the place would make the poster untrue there. */
function requireOneAnswer(
  policy: Policy,
  { region, place }: { readonly region: string; readonly place: readonly string[] },
  here: readonly NoticeDocument[],
): void {
  const [base] = here;
  const narrower = policy.documents.find(
    (notice) =>
      notice.year === base?.year &&
      !here.includes(notice) &&
      notice.regions.some(
        (part) => liesIn(part, region) && regionPrefix(part).length > regionPrefix(region).length,
      ),
  );
  if (narrower === undefined) return;
  throw new PosterError(
    'REGION_TOO_WIDE',
    `${place.join('')}里面各地的规定不一样（《${narrower.title}》只管其中一部分），请选到下面的区、县。`,
  );
}

/** The care premium where it may or may not be due, for all that anybody said. */
function openCarePremium(documents: readonly NoticeDocument[], noteCodes: readonly string[]): Fen | null {
  if (!noteCodes.includes('ltci-unknown')) return null;
  const rule = documents.flatMap(({ rules }) => rules).find(({ kind }) => kind === 'care-premium');
  return (rule as { readonly amountFen?: Fen } | undefined)?.amountFen ?? null;
}
