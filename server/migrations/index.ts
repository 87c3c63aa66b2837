export { migrations } from './list';
export { migrate } from './migrate';
export type { Migration } from './migration';
export { pageSize } from './pages';
