/** What the people who write notices need besides the check: drafts, what changes for whom, trial cases. Not for phones of residents. */
export { changesByReason, changesFor, toldInWords } from './changes';
export type { PersonChange, ToldUnder } from './changes';
export { differencesInWords } from './differences';
export type { Difference } from './difference';
export { splitNotice } from './paper-text';
export type { TextClause } from './paper-text';
export { takeOver } from './take-over';
export type { Draft } from './take-over';
export { runTrials } from './trial-cases';
export type { TrialCase } from './trial-cases';
export { typicalPeople } from './typical-people';
export type { TypicalPerson } from './typical-people';
