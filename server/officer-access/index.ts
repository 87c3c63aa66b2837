export { isKnownHere } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  operatorId,
  requireCertifiable,
  requireOfficer,
  requireResponsible,
} from './officers';
