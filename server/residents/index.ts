export { forgetResident, residentsPastTheirTime } from './forget';
export { importResidents } from './import-residents';
export { callList, listMissing, showPhone } from './list-missing';
export { type InsuranceChanged, noteInsured } from './note-insured';
export { overviewOfMissing } from './overview';
export { phonesUnderOldKeys, resealPhones, rotateKeysAndPhones } from './rotate-phones';
export { undoResidents } from './undo-residents';
export { type LivesIn, villagesOf } from './villages-of';
