export { anything, certifiedPlaces, narrowest, placesCertifying, saysAnything } from './certified-places';
export { circleOf, concerned, requireUnconcerned } from './circle';
export { documentTokens, leavingCircle, leavingHimself, rememberNear, tokensOf } from './former-circle';
export { isKnownHere, knownOnlyAt, touch } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  operatorId,
  requireCertifiable,
  requireDuty,
  requireOfficer,
  requireOfficerOfAny,
  requireResponsible,
} from './officers';
export { haveOneName, isOnePerson, isSamePerson, nameToken, namesOf } from './same-person';
