import { dispatch } from '../cloudfunctions/dispatch';
import { officerTable } from '../cloudfunctions/officer/table';
import { paymentCallback } from '../cloudfunctions/payment/callback';
import { residentActions } from '../cloudfunctions/resident/actions';
import { runTimer } from '../cloudfunctions/timer/run';
import type { Entries } from './world';

/** The same handlers that are uploaded; only the platform around them is the simulation's. */
export const entries: Entries = {
  resident: (cloud, event) => dispatch(residentActions, cloud, event),
  officer: (cloud, event) => dispatch(officerTable, cloud, event),
  payment: paymentCallback,
  timer: runTimer,
};
