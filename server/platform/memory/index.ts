export { memoryCloud, memorySettings, seededHex } from './cloud';
export { MemoryDatabase, type RoundTrip, type Wire } from './database';
export { MemoryFiles, NotTheCreatorError } from './files';
export { isComparison } from './match';
export { type CollectionDefinition, MemoryStore, type OpenTransaction, type PendingWrite } from './store';
