import type { NotOfResidents } from './holding';
import type { CollectionName } from '../schema';

function nobody(why: string): NotOfResidents {
  return { of: 'nobody', why };
}

/** Collections in which nothing stands of a resident that names him, each with what does. */
export const ofOthers = {
  officers: { of: 'officers', why: 'who may do what, named by the operator or by two officers' },
  'officer-invitations': { of: 'officers', why: 'whom two officers invited to become one, by his name' },
  'former-circle': { of: 'officers', why: 'who was near an officer in the last ninety days, by stand-ins' },
  'officer-log': { of: 'officers', why: 'acts of officers by place, of release 0.1' },
  'audit-log': { of: 'officers', why: 'acts of officers; whom they concern by the random id of `people`' },
  'audit-seals': nobody('hashes of the log by day'),
  'audit-sealings': nobody('how far the sealing of a day has come'),
  proposals: { of: 'officers', why: 'what one proposed and another agreed to: counts, sums and places' },
  'hand-outs': {
    of: 'officers',
    why: 'names of files made for an officer, for a day; a file itself lies in the storage and goes with it',
  },
  uploads: { of: 'officers', why: 'files that one uploaded: name, counts and places, no row of them' },
  'levy-lists': {
    of: 'officers',
    why: 'lists of what people of a place owe: sums by group and fund, no person',
  },
  alarms: nobody('which limit was reached, by which officer, about whose random id'),
  cases: nobody('ids of orders, refunds and people, and the officer who decided; no name'),
  ledger: nobody('amounts by order, office and merchant'),
  'bill-comparisons': nobody('WeChat’s bill of a day against the books, by order'),
  statements: nobody('sums of an office and day, by order'),
  'statement-runs': nobody('how far the statements of a day have come'),
  imports: nobody('hashes of files, counts, and what was wrong with which row'),
  'roster-batches': nobody('the same, of release 0.1'),
  'mutual-aid-imports': nobody('the same, of release 0.1'),
  'mutual-aid-floors': nobody('an amount by place'),
  'bureau-files': nobody('numbers of files by place'),
  'reimbursement-batches': nobody('numbers of files by place, with the ids of their lines'),
  'money-back-looks': nobody('how far the records of a place were looked through'),
  'deduction-batches': nobody('numbers of files by place'),
  'registration-files': nobody('numbers of files by place, counts and sums'),
  'added-places': nobody('places'),
  'place-contacts': nobody('telephones of offices'),
  'place-channels': nobody('ways of paying by place'),
  'village-agents': nobody('the names of agents who walk in a village, by street'),
  'agent-lists': nobody('until when a place’s people without WeChat were told'),
  'poster-scans': nobody('place, poster and day'),
  progress: nobody('counts by place; no person'),
  'count-lanes': nobody('what a first count has counted and the places don’t have yet, by place; no person'),
  'certified-counts': nobody('counts by place and group; no person'),
  'lists-came': {
    of: 'officers',
    why: 'which groups’ lists came in a month, and who said that nothing had changed',
  },
  targets: { of: 'officers', why: 'how many people a place is to insure, and the officer who set it' },
  'former-targets': { of: 'officers', why: 'the tables of targets before' },
  'progress-reports': nobody('counts by place, as of a week’s report'),
  'published-progress': { of: 'officers', why: 'whose figures are public, and the officer who decided' },
  uncounted: nobody('where a record that went was counted, for a minute'),
  'published-notices': nobody('notices'),
  'notice-chains': nobody('versions of notices, and the officers who brought them out'),
  'notice-versions': nobody('notices'),
  'notice-places': nobody('which notice speaks for a place'),
  'notice-changes': nobody('how far the records of a place are told anew'),
  'notice-drafts': nobody('notices, and the officers who write them'),
  'official-texts': nobody('notices'),
  migrations: nobody('how far a migration has come'),
} as const satisfies Partial<Record<CollectionName, NotOfResidents>>;
