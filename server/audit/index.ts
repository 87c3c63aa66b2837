export { monthlyReport } from './report';
export { sealDays } from './seal-days';
