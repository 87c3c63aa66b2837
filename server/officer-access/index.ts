export { isKnownHere } from './known-places';
export {
  applicationId,
  isOperator,
  isResponsibleFor,
  logAct,
  requireOfficer,
  requireResponsible,
} from './officers';
