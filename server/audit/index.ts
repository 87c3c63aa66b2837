export { monthlyReport, reportOfPlace } from './report';
export { sealDays } from './seal-days';
