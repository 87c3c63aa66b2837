// The places, codes, days and amounts that matter to the papers, for people.ts to draw from.

import type { CircumstanceCode, Day, Fen, IdentityCode } from './types';

export type Place = 'jilin' | 'jilin-city' | 'jincheng' | 'hunan' | 'ruizhou' | 'elsewhere';

export const REGIONS: Record<Place, readonly string[]> = {
  jilin: [
    '220000',
    '220102',
    '220200',
    '220281',
    '220221',
    '220281001',
    '220502',
    '220502001',
    '220602',
    '222401',
    '222401002',
  ],
  'jilin-city': [
    '220202',
    '220203',
    '220204',
    '220211',
    '220202001',
    '220203002',
    '220204003001',
    '220211001002',
  ],
  jincheng: [
    '140500',
    '140502',
    '140521',
    '140522',
    '140524',
    '140525',
    '140581',
    '140502001',
    '140525100201',
  ],
  hunan: ['430000', '430100', '430102', '430104', '430121', '430802', '433101', '430102001', '430802001003'],
  ruizhou: ['360983001', '360983001', '360983001001', '360983001002', '360983001010'],
  elsewhere: [
    '360983',
    '360983002',
    '360983100',
    '360982',
    '360000',
    '110101',
    '140502',
    '141002',
    '140100',
    '510104',
    '450102',
  ],
};

// Where an identity may have been certified, when not in the place of insurance itself.
export const CERTIFIED: Record<Place, readonly string[]> = {
  jilin: ['220502', '220281', '220102', '220202', '110101', '210102'],
  'jilin-city': [
    '220202',
    '220203',
    '220204',
    '220211',
    '220202002',
    '220281',
    '220502',
    '220200',
    '110101',
    '430102',
  ],
  jincheng: ['140502', '140525', '140581', '141002', '110101', '410102'],
  hunan: ['430102', '430802', '430121', '430102001', '440103', '360983'],
  ruizhou: ['360983001', '360983', '360983002', '360983001001', '360902', '360102', '430102'],
  elsewhere: ['110101', '360983', '430102', '220202'],
};

export const ALL_IDENTITIES: readonly IdentityCode[] = [
  'tekun',
  'orphan',
  'de-facto-unattended-child',
  'dibao',
  'dibao-margin',
  'returned-to-poverty',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'stable-poverty-exit',
  'severe-disability',
  'rural-entitled',
  'six-categories',
  'two-categories',
  'unemployed-veteran',
  'martyr-child',
  'medical-aid-unsubsidised',
  'clergy',
];

export const TELLING_IDENTITIES: Record<Place, readonly IdentityCode[]> = {
  jilin: [
    'tekun',
    'dibao',
    'poverty-prone-margin',
    'sudden-hardship',
    'unstable-poverty-exit',
    'stable-poverty-exit',
  ],
  'jilin-city': [
    'tekun',
    'dibao',
    'dibao',
    'severe-disability',
    'severe-disability',
    'returned-to-poverty',
    'sudden-hardship',
  ],
  jincheng: [
    'dibao',
    'returned-to-poverty',
    'unstable-poverty-exit',
    'orphan',
    'severe-disability',
    'rural-entitled',
  ],
  hunan: ['tekun', 'dibao', 'dibao-margin', 'severe-disability', 'stable-poverty-exit', 'sudden-hardship'],
  ruizhou: [
    'dibao',
    'severe-disability',
    'martyr-child',
    'clergy',
    'medical-aid-unsubsidised',
    'sudden-hardship',
    'de-facto-unattended-child',
    'tekun',
  ],
  elsewhere: ['dibao', 'tekun'],
};

export const ALL_CIRCUMSTANCES: readonly CircumstanceCode[] = [
  'employee-insurance-ended',
  'discharged-from-service',
  'family-of-discharged',
  'released-from-prison',
  'household-moved-in',
  'returned-from-abroad',
  'graduate-returned',
  'migrant-child',
  'entered-welfare-institution',
  'objective-reason',
  'college-student',
  'new-college-student',
];

export const BOUNDARIES: readonly Day[] = [
  '2023-09-01', // Jincheng and Hunan open
  '2023-09-15', // Ruizhou opens
  '2023-10-01', // Jilin opens
  '2023-09-25',
  '2023-10-25',
  '2023-11-25',
  '2023-12-25',
  '2023-12-31',
  '2024-01-01',
  '2024-03-31',
  '2024-10-02', // the last day on which 90 days of waiting leave one of cover
  '2024-12-01', // the same for 30 days
  '2024-12-31',
  '2025-01-01',
];

export const EVENT_AGES: readonly number[] = [0, 1, 29, 30, 31, 60, 89, 90, 91, 92, 200];

export const AMOUNTS: readonly Fen[] = [
  38000, 38000, 38000, 39000, 39000, 6000, 23000, 24000, 19000, 7600, 0, 1000, 32000, 102000,
];
