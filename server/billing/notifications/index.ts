export { sendNotifications, withConsent, enqueueNotification } from './notifications';
export { sendChangeMessage } from './change-messages';
