import type { PlantedFault } from './planted-fault';

const standsOnce =
  'who is enrolled here stands in exactly one file to each by the day after, and in no cancellation';
const cancelledOnce = 'who was told of and is enrolled by it no more is cancelled once';

/** Mistakes about what bureau and tax office are told, and what they answer. */
export const faultsInRegistrations: readonly PlantedFault[] = [
  {
    name: 'who was told of and taken back is forgotten',
    mutations: [
      {
        file: 'server/enrolment/telling.ts',
        find: 'const ended = moved.telling?.ended ?? endedBetween(before.insurance, moved.insurance, at);',
        replace: 'const ended = moved.telling?.ended;',
      },
    ],
    breaks: [cancelledOnce],
    from: 26,
  },
  {
    name: 'an enrolment is told of again at every move of its record',
    mutations: [
      {
        file: 'server/registration/tell.ts',
        find: 'insurance: { ...insurance, told: { of, on: chinaDay(now) } }',
        replace: 'insurance: { ...insurance }',
      },
    ],
    breaks: [standsOnce, cancelledOnce],
  },
  {
    name: 'a file begins two numbers behind the one before',
    mutations: [
      {
        file: 'server/registration/make-files.ts',
        find: '(last?.serial ?? 0) + 1',
        replace: '(last?.serial ?? 0) + 2',
      },
    ],
    breaks: ['files are numbered without gaps, and a line stands in one place of one file'],
  },
];
