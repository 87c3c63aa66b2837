export { agreeToMessages, mayAgreeAgain, noRecord, refuseMessages } from './agree-to-messages';
export {
  type ApplicationRequest,
  alreadyInsured,
  apply,
  currentApplication,
  fileApplication,
  newRecord,
  visibleApplication,
  withApplicationOnly,
} from './apply';
export { asUnconfirmed, isOpenByRosters, knownCover, withoutRosters } from './unconfirmed';
export { requireTierOffered, tierOf } from './chosen-tier';
export { claimImpactOf } from './claim-impact';
export { deathWords, diedOn, noteDied, requireNotDied, undoDied } from './death';
export { determineApplication, redetermineOn } from './determine';
export { dropApplication, formerPayer } from './drop-application';
export { type AnsweredOnDay, answerOnDay, policyOn } from './elsewhere/answer-on-day';
export { forgetPayment, notePayment } from './elsewhere/note-payment';
export { uninsured } from './elsewhere/stand-in';
export { withAgreement } from './exempt';
export { type Confirmed, type KnownFacts, confirmedBy, factsConfirmedSince, factsOf } from './facts';
export { type Grounds, answeredBy, readGrounds, withRosterSince } from './grounds';
export { askedFacts } from './facts-of-person/asked';
export { asksHistory, factsKnownHere, readFactsKnownHere } from './facts-of-person/known-here';
export { claimsAt } from './facts-of-person/said';
export { requireAsked } from './facts-of-person/require-asked';
export { requireKnownIdentities } from './own-identities';
export { mustBeRetained } from './retention';
export { lookUpPerson } from './look-up-person';
export { olderEventsOf } from './older-events';
export { orderLines } from './order-lines';
export { recordId } from './record-id';
export { amountIsOpen } from './open-amount';
export { reservationMs, stands, unpaidToday } from './reservation';
export { awaitingIn, openIn } from './awaiting';
export { alikeClaims } from './roster/alike';
export { awaitingApplications } from './roster/awaiting-applications';
export { claimEvidenceId, evidenceOfClaim, standingOfClaim } from './evidence-of-claim';
export { phoneOfClaim, picturesOfClaim } from './roster/given-with-claim';
export { confirmApplication } from './roster/confirm-application';
export { listCameId, monthlyListsMs, noteListsCame } from './roster/lists-came';
export { importRoster } from './roster/import-roster';
export { lookAtUndoneRoster, undoRoster } from './roster/undo-roster';
export { lookAtRoster } from './roster/look-at-roster';
export { insuredPage } from './insured-page';
export { certifiedNear, isCertifiedElsewhere } from './roster/certified-near';
export { eventsOf } from './roster/events';
export { applicationNear, areFactsNear } from './roster/facts-near';
export { inGroups, rosterKey } from './roster/groups';
export { rosterUpload } from './roster/uploaded/kind';
export { readStoredRows } from './roster/stored-rows';
export {
  type RecordMove,
  afterMove,
  countAgain,
  enrolledExempt,
  insures,
  moveRecord,
  noteCounted,
  payersWith,
  recordMoves,
} from './states';
export { isOursToTell, recordsToTell, tellingTime } from './telling';
export { redeterminePerson, tellOfCorrection } from './redetermine';
export { endCertification, removeCircumstance, removeFacts } from './roster/end-certification';
export { requireExempt, undoExempt } from './undo-exempt';
export { exemptElsewhereWords, statusOf } from './status';
export { askToResume, declineResuming, resume, suspend, suspendedFrom, suspensionOf } from './suspensions';
export { changeMessage } from './notice-changes/message-words';
export { tellAnew } from './notice-changes/tell-anew';
