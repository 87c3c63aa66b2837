import * as v from 'valibot';
import type { PlaceReminderActions } from '../../../contract/agreed-messages';
import { agreeOfPlace, placeReminder, takeBackOfPlace } from '../../billing/notifications';
import { countAttempt } from '../../identity';
import { type ActionTable, part, requireOpenId } from '../../platform';

const place = v.strictObject({ region: part.regionCode, year: part.insuredYear });

/** Reminders of a place for who has registered nobody yet. */
export const reminderActions: ActionTable<PlaceReminderActions> = {
  'reminders.of-place': {
    parse: place,
    run: (cloud, request) => placeReminder(cloud, requireOpenId(cloud), request),
  },
  'reminders.agree': {
    parse: place,
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      await agreeOfPlace(cloud, openId, request);
      return placeReminder(cloud, openId, request);
    },
  },
  'reminders.take-back': {
    parse: place,
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      await takeBackOfPlace(cloud, openId, request);
      return placeReminder(cloud, openId, request);
    },
  },
};
