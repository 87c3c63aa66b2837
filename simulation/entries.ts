import { dispatch } from '../server/platform/dispatch';
import { officerTable } from '../server/actions/officer/table';
import { paymentCallback } from '../server/actions/payment/callback';
import { residentActions } from '../server/actions/resident/table';
import { runTimer } from '../server/actions/timer/run';
import type { Entries } from './world';

/** The same handlers that are uploaded; only the platform around them is the simulation's. */
export const entries: Entries = {
  resident: (cloud, event) => dispatch(residentActions, cloud, event),
  officer: (cloud, event) => dispatch(officerTable, cloud, event),
  payment: paymentCallback,
  timer: runTimer,
};
