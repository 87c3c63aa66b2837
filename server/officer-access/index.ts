export { isKnownHere } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  logAct,
  operatorId,
  requireCertifiable,
  requireOfficer,
  requireResponsible,
} from './officers';
