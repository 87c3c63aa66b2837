import type { Entries } from './world';
import { dispatch } from '../server/platform';
import { filesTable } from '../server/actions/files';
import { officerTable } from '../server/actions/officer';
import { paymentCallback } from '../server/actions/payment';
import { residentActions } from '../server/actions/resident';
import { runTimer } from '../server/actions/timer';

/** The same handlers that are uploaded; only the platform around them is the simulation's. */
export const entries: Entries = {
  resident: (cloud, event) => dispatch(residentActions, cloud, event),
  officer: (cloud, event) => dispatch(officerTable, cloud, event),
  files: (cloud, event) => dispatch(filesTable, cloud, event),
  payment: paymentCallback,
  timer: (cloud) => runTimer(cloud, 'payments'),
  'timer-messages': (cloud) => runTimer(cloud, 'messages'),
  'timer-books': (cloud) => runTimer(cloud, 'books'),
  'timer-upkeep': (cloud) => runTimer(cloud, 'upkeep'),
  'timer-progress': (cloud) => runTimer(cloud, 'progress'),
};
