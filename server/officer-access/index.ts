export { isKnownHere, knownOnlyAt } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  logAct,
  requireCertifiable,
  requireOfficer,
  requireResponsible,
} from './officers';
