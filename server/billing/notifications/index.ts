export { sendNotifications, withConsent, enqueueNotification } from './notifications';
export { agreeTo, agreedMessages, takeBack } from './agreed';
export { sendChangeMessage } from './change-messages';
export { type ToTell, sendAgreed } from './send-agreed';
