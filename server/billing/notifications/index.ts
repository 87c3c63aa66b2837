export { sendNotifications, withConsent, enqueueNotification } from './notifications';
export { agreeTo, agreedBy, agreedOfWork, takeBack } from './agreed';
export { sendChangeMessage } from './change-messages';
export { lookAtRecord } from './look-at-record';
export { agreeOfRecord, recordOffers } from './record-offers';
export { agreeOfPlace, lookAtPlace, placeReminder, takeBackOfPlace } from './place-reminders';
export { type ToTell, sendAgreed } from './send-agreed';
