import { type WantedColumn, usualSpellings } from '../../spreadsheets';

export type ResidentColumn =
  | 'name'
  | 'documentNumber'
  | 'village'
  | 'documentKind'
  | 'birthDate'
  | 'household'
  | 'head'
  | 'relation'
  | 'agent'
  | 'phone';

/** What a list of residents has, the needed columns first; what else it has is not read. */
export const residentUploadColumns: readonly WantedColumn<ResidentColumn>[] = [
  { key: 'name', spellings: usualSpellings.name },
  { key: 'documentNumber', spellings: usualSpellings.documentNumber },
  { key: 'village', spellings: usualSpellings.village },
  { key: 'documentKind', spellings: usualSpellings.documentKind, isOptional: true },
  { key: 'birthDate', spellings: usualSpellings.birthDate, isOptional: true },
  { key: 'household', spellings: usualSpellings.household, isOptional: true },
  { key: 'head', spellings: usualSpellings.householder, isOptional: true },
  { key: 'relation', spellings: usualSpellings.relation, isOptional: true },
  { key: 'agent', spellings: ['代办员', '代办员姓名', '村级代办员', '网格员', '包户干部'], isOptional: true },
  { key: 'phone', spellings: usualSpellings.phone, isOptional: true },
];
