import { dispatch } from '../cloudfunctions/dispatch';
import { officerActions } from '../cloudfunctions/officer/actions';
import { orderActions } from '../cloudfunctions/orders/actions';
import { paymentCallback } from '../cloudfunctions/payment/callback';
import { moneyOfficerActions, refundActions } from '../cloudfunctions/refunds/actions';
import { residentActions } from '../cloudfunctions/resident/actions';
import { runTimer } from '../cloudfunctions/timer/run';
import type { Entries } from './world';

/** The same handlers that are uploaded; only the platform around them is the simulation's. */
export const entries: Entries = {
  resident: (cloud, event) =>
    dispatch({ ...residentActions, ...orderActions, ...refundActions }, cloud, event),
  officer: (cloud, event) => dispatch({ ...officerActions, ...moneyOfficerActions }, cloud, event),
  payment: paymentCallback,
  timer: runTimer,
};
