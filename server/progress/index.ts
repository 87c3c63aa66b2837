export { foldCounts } from './fold';
