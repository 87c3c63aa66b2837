import { dispatch } from '../cloudfunctions/dispatch';
import { officerActions } from '../cloudfunctions/officer/actions';
import { residentActions } from '../cloudfunctions/resident/actions';
import type { Entries } from './world';

/** The same handlers that are uploaded; only the platform around them is the simulation's. */
export const entries: Entries = {
  resident: (cloud, event) => dispatch(residentActions, cloud, event),
  officer: (cloud, event) => dispatch(officerActions, cloud, event),
  payment: () => Promise.resolve({ errcode: 0 }),
  timer: () => Promise.resolve({}),
};
