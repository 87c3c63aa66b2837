export { migrations } from './list';
export { type MigrationStatus, migrate } from './migrate';
export type { Migration, MigrationStep } from './migration';
export { pageSize } from './pages';
