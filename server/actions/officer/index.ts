export { officerActions } from './actions';
export { officerTable } from './table';
