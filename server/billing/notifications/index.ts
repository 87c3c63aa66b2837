export { sendNotifications, withConsent, enqueueNotification } from './notifications';
export { sendChangeMessages } from './change-messages';
