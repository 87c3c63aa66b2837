export { isKnownHere, knownOnlyAt } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  requireCertifiable,
  requireOfficer,
  requireResponsible,
} from './officers';
