export { tellPayer, withConsent, enqueueNotification } from './notifications';
