export { type CountsOfAgent, countsOfAgents } from './agent-counts';
export { agentNames, keepAgents } from './agents';
export { forgetResident, residentsPastTheirTime } from './forget';
export { importResidents } from './import-residents';
export {
  type OnSheet,
  type SheetOfMissing,
  everyMissing,
  listMissing,
  mostOnSheet,
  showPhone,
} from './list-missing';
export { type InsuranceChanged, noteInsured } from './note-insured';
export { overviewOfMissing } from './overview';
export { countPhonesUnderOldKeys, phonesUnderOldKeys, resealPhones } from './rotate-phones';
export { settlePeople } from './settle';
export { isGoneFor, keptUntil, standing, yearKey } from './standing';
export { residentsOf } from './stored-list';
export { removeFromList, undoResidents } from './undo-residents';
export { type LivesIn, villagesOf } from './villages-of';
export { residentsUpload } from './uploaded/kind';
