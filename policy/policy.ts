import type { IsoDay } from './calendar';
import type { Compiled } from './engine/compile';
import { compile } from './engine/compile';
import { determineUnder } from './engine/determine';
import type { Determination } from './determination';
import type { CertifiedIdentity, FactSheet, IdentityFlag } from './fact-sheet';
import type { NoticeDocument } from './notice/document';
import type { ClauseDescription, NoticeSummary } from './notice/summary';
import { describeClauses, summaryOf, versionOf } from './notice/summary';
import { nearestNoticeRegions, nearestNotices, yearsAt } from './notice-places';
import type { KeyDate } from './key-dates';
import { keyDatesOf, sameAnswerUntil } from './key-dates';
import { possibleAnswers } from './possible-answers';
import type { PossibleAnswer } from './possible-answers';
import type { Questions } from './questions';
import { attributeDecides, questionsOf } from './questions';
import { liesIn, regionPrefix } from './region-names';
import type { UnknownFacts } from './unknown-facts';
import { noFen } from './money';

/** More places than this are not asked about at once; the memory of a long run stays flat. */
const mostPlaces = 10_000;
const mostYears = 100;
/** So many titles are named to someone whose place has no notice. */
const mostTitles = 5;

/** The notices, compiled when a place is first asked about. */
export class Policy {
  private readonly compiled = new Map<string, Compiled>();
  private readonly byPlace = new Map<number, Map<string, Compiled | null>>();
  /** The notices that speak alone, for someone who asks of a place or a year without one. */
  private readonly bases: readonly NoticeDocument[];

  /** @param documents valid notices, no two with the same id; one that is laid over another needs that other */
  constructor(readonly documents: readonly NoticeDocument[]) {
    this.bases = documents.filter(({ overlays }) => overlays === undefined);
  }

  /** The answer for a valid fact sheet. Amounts in fen. Never throws for one that `parseFactSheet` let through. */
  determine(sheet: FactSheet): Determination {
    const compiled = this.under(sheet.region, sheet.year);
    return compiled === null ? this.unsupported(sheet) : determineUnder(compiled, sheet);
  }

  /** The notices that apply in a place and year, widest first; empty where there are none. */
  noticesAt(region: string, year: number): readonly NoticeDocument[] {
    return this.under(region, year)?.notices ?? [];
  }

  /** Summaries of those notices, for the app. */
  noticesFor(region: string, year: number): readonly NoticeSummary[] {
    return this.noticesAt(region, year).map(summaryOf);
  }

  /** Summary of one notice, or null. */
  notice(id: string): NoticeSummary | null {
    const found = this.documents.find((notice) => notice.id === id);
    return found === undefined ? null : summaryOf(found);
  }

  /** A clause of a notice in our own words and as the paper numbers it, or null. */
  describe(noticeId: string, clause: string): ClauseDescription | null {
    return this.clausesOf(noticeId).find((words) => words.clause === clause) ?? null;
  }

  /** All clauses of a notice in its own order; empty for a notice that isn't known. */
  clausesOf(noticeId: string): readonly ClauseDescription[] {
    const found = this.documents.find((notice) => notice.id === noticeId);
    return found === undefined ? [] : describeClauses(found);
  }

  /** What has to be asked of a person in a place: only what its notices use. */
  questionsFor(region: string, year: number): Questions {
    return questionsOf(this.noticesAt(region, year), year);
  }

  /** Whether the answer to this attribute of an identity makes any difference, as far as the person is known by now. */
  attributeDecides(sheet: FactSheet, identity: CertifiedIdentity, attribute: IdentityFlag): boolean {
    const notices = this.noticesAt(sheet.region, sheet.year);
    return attributeDecides({ sheet, notices }, identity, attribute, (asked) => this.determine(asked));
  }

  /** Every answer on the sheet's day that is consistent with what is known, each with what would have to be so. */
  possibleAnswers(sheet: FactSheet, unknown: UnknownFacts): readonly PossibleAnswer[] {
    const notices = this.noticesAt(sheet.region, sheet.year);
    const questions = questionsOf(notices, sheet.year);
    return possibleAnswers({ notices, questions, sheet }, unknown, (asked) => this.determine(asked));
  }

  /** The answers on the days after `payOn` that matter, in order, each with the reasons why it matters. */
  keyDates(sheet: FactSheet): readonly KeyDate[] {
    return keyDatesOf(this.noticesAt(sheet.region, sheet.year), (asked) => this.determine(asked), sheet);
  }

  /**
   * The last day, from `payOn` on, on which the answer of `payOn` (state, amounts, cover) still holds, `YYYY-MM-DD`;
   * null where it doesn't change any more. A cover that begins N days after payment is another answer every day.
   */
  sameAnswerUntil(sheet: FactSheet): IsoDay | null {
    return sameAnswerUntil((asked) => this.determine(asked), sheet);
  }

  /** Notice id → version, of the notices that an answer applied. */
  versionsOf(determination: Determination): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.documents
        .filter(({ id }) => determination.notices.includes(id))
        .map((notice) => [notice.id, versionOf(notice)]),
    );
  }

  /** The years for which a place has a notice, the newest first. */
  yearsAt(region: string): readonly number[] {
    return yearsAt(this.documents, region);
  }

  /** The places of which notices speak, for one year or for all: those nearest to `region` first. */
  nearestNoticeRegions(region: string, year?: number): readonly string[] {
    const asked = this.documents.filter((notice) => year === undefined || notice.year === year);
    return nearestNoticeRegions(asked, region);
  }

  private under(region: string, year: number): Compiled | null {
    const inYear = this.byPlace.get(year);
    const known = inYear?.get(region);
    if (known !== undefined) return known;
    const found = this.find(region, year);
    if (inYear !== undefined && inYear.size < mostPlaces) inYear.set(region, found);
    else if (this.byPlace.size < mostYears || inYear !== undefined)
      this.byPlace.set(year, new Map([[region, found]]));
    return found;
  }

  private find(region: string, year: number): Compiled | null {
    const here = this.documents.filter(
      (notice) => notice.year === year && notice.regions.some((place) => liesIn(region, place)),
    );
    const [base] = here
      .filter(({ overlays }) => overlays === undefined)
      .sort((one, other) => reach(other, region) - reach(one, region));
    if (base === undefined) return null;
    const notices = withOverlays(base, here);
    const key = notices.map(({ id }) => id).join(' ');
    const compiled = this.compiled.get(key) ?? compile(notices);
    this.compiled.set(key, compiled);
    return compiled;
  }

  /** All titles where they are few: an answer is kept with each record, and five hundred help nobody. */
  private titlesNear(region: string): string {
    const few = this.bases.length <= mostTitles;
    const near = few ? this.bases : nearestNotices(this.bases, region, mostTitles);
    const titles = near.map(({ title }) => `《${title}》`).join('、');
    return few ? titles : `${titles}等${this.bases.length}份`;
  }

  private unsupported({ id, region, year }: FactSheet): Determination {
    return {
      id,
      status: 'unsupported',
      notices: [],
      payFen: null,
      items: [],
      subsidies: [],
      reimbursedFen: noFen,
      refundFen: noFen,
      netFen: null,
      coverage: null,
      cites: [],
      notes: [
        {
          code: 'no-notice',
          text: `这里没有当地${year}年度的通知。现在有的是：${this.titlesNear(region)}。`,
        },
      ],
    };
  }
}

/** How near a notice comes to a place: the length of the narrowest code of its own in which the place lies. */
function reach(notice: NoticeDocument, region: string): number {
  return Math.max(
    ...notice.regions.filter((place) => liesIn(region, place)).map((place) => regionPrefix(place).length),
  );
}

function withOverlays(
  base: NoticeDocument,
  here: readonly NoticeDocument[],
): [NoticeDocument, ...NoticeDocument[]] {
  const stack: [NoticeDocument, ...NoticeDocument[]] = [base];
  for (let at = 0; at < stack.length; at += 1) {
    stack.push(
      ...here.filter(({ overlays, id }) => overlays === stack[at]?.id && !stack.some((one) => one.id === id)),
    );
  }
  return stack;
}
