export { tellPayer, withConsent, withNews } from './notifications';
