export { sendNotifications, withConsent, enqueueNotification } from './notifications';
