export { countedPlaces } from './count';
export { foldCounts } from './fold';
export { progressLine } from './progress-line';
export { progressOf, readProgress } from './read-progress';
export { lookAtTargets, setTargets, targetsBefore } from './set-targets';
export { reportWorkbook } from './report-workbook';
export { reportOf } from './reports';
export { makeWeeklyReports } from './weekly-reports';
export { publicProgress, publishProgress, publishedProgress } from './public-progress';
