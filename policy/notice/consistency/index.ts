import type { IsoDay } from '../../calendar';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { aidAbovePremium, aidForNobody, sameGroupTwice, unitOfAids } from './aid';
import { amountsNotInWords } from './amounts-in-words';
import { nothingCarriesIt } from './carriers';
import { repeatedClauses, unaccountedClauses, unknownClauses } from './clauses';
import { birthForEverybody, coverOfAnotherYear, coverTooShort, eventWithoutEvent, noCover } from './cover';
import { groupsNeverMet } from './groups';
import {
  aidGoneSinceLastYear,
  ownIdentityRenamed,
  pricesFarFromLastYear,
  windowFarFromLastYear,
} from './last-year';
import { lateNeverComes, lateNeverOpen, untilAfterYear, untilBeforeWindow, waitsBeyondYear } from './late';
import { idOfAnother, idTooShortOrLong, samePlaceAndYear } from './neighbours';
import { noticesUnder, overItself, overNothing } from './overlay';
import { ambiguousIdentities, undeclaredIdentities, unusedIdentities } from './own-identities';
import { endsBeforeItBegins } from './periods';
import { placesTwiceOrOutside, unknownPlaces } from './places';
import { fiscalShareForFullPrice, onePremium, unitOfPrices } from './price';
import { coveredTwice, lateTwice } from './same-people';
import { stoppedOverlays } from './stopped-overlays';
import type { Subject } from './subject';
import { unknownTiers } from './tiers';
import {
  earlyWindow,
  noWindow,
  monthTwice,
  windowBackwards,
  windowNeverOpen,
  windowOfAnotherYear,
  windowsOverlap,
} from './window';
import { strangeWords } from './words';
import { farDays, farYear, validity } from './year';

/** What a notice is held against besides itself; what isn't given isn't checked. */
export interface Surroundings {
  readonly today?: IsoDay;
  /** All other notices that are in force, shipped and published. */
  readonly others?: readonly NoticeDocument[];
  readonly lastYear?: NoticeDocument;
}

type Check = (subject: Subject) => readonly Finding[];

/** In the order in which a person reads a notice: where and when it speaks, its clauses, prices, aid, cover, words. */
const alone: readonly Check[] = [
  idTooShortOrLong,
  validity,
  overItself,
  unknownPlaces,
  placesTwiceOrOutside,
  unknownClauses,
  repeatedClauses,
  undeclaredIdentities,
  unusedIdentities,
  onePremium,
  unknownTiers,
  noWindow,
  windowBackwards,
  windowOfAnotherYear,
  windowNeverOpen,
  monthTwice,
  windowsOverlap,
  earlyWindow,
  fiscalShareForFullPrice,
  unitOfPrices,
  nothingCarriesIt,
  groupsNeverMet,
  aidForNobody,
  aidAbovePremium,
  unitOfAids,
  sameGroupTwice,
  endsBeforeItBegins,
  birthForEverybody,
  eventWithoutEvent,
  coverOfAnotherYear,
  coverTooShort,
  coveredTwice,
  lateTwice,
  noCover,
  untilBeforeWindow,
  untilAfterYear,
  lateNeverComes,
  lateNeverOpen,
  waitsBeyondYear,
  farDays,
  amountsNotInWords,
  strangeWords,
  unaccountedClauses,
];

/** Everything in a notice that contradicts itself or what surrounds it. */
export function consistencyOf(
  notice: NoticeDocument,
  brokenKinds: ReadonlySet<string>,
  { today, others, lastYear }: Surroundings,
): readonly Finding[] {
  const under = notice.overlays === undefined ? [] : noticesUnder(notice, others ?? []);
  const subject: Subject = { notice, brokenKinds, under };
  const againstLastYear =
    lastYear === undefined
      ? []
      : [
          ...pricesFarFromLastYear(subject, lastYear),
          ...windowFarFromLastYear(subject, lastYear),
          ...aidGoneSinceLastYear(subject, lastYear),
          ...ownIdentityRenamed(subject, lastYear),
        ];
  return [
    ...farYear(subject, today),
    ...ambiguousIdentities(subject, others ?? []),
    ...alone.flatMap((check) => check(subject)),
    ...(others === undefined
      ? []
      : [
          ...overNothing(subject, others),
          ...idOfAnother(subject, others),
          ...samePlaceAndYear(subject, others),
          ...stoppedOverlays(subject, others),
        ]),
    ...againstLastYear,
  ];
}
