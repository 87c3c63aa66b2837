export { sealDays } from './seal-days';
