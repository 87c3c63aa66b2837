export { foldCounts } from './fold';
export { progressLine } from './progress-line';
export { progressOf, readProgress } from './read-progress';
export { lookAtTargets, setTargets, targetsBefore } from './set-targets';
