import type { PlantedFault } from './planted-fault';

const hasOneLine = 'who is insured by a payment made elsewhere has exactly one agreed line for it';
const insuresOrStands = 'a payment made elsewhere insures its person, or stands beside what does';

/** Mistakes about what was paid at banks and counters. */
export const faultsInPaymentsElsewhere: readonly PlantedFault[] = [
  {
    name: 'who gets back what he paid here is left without the insurance that he paid for elsewhere',
    mutations: [
      {
        file: 'server/enrolment/elsewhere/stand-in.ts',
        find: '...(payment === null ? [] : [insuredElsewhere(payment, at)]),',
        replace: '',
      },
    ],
    breaks: [insuresOrStands],
    from: 150,
  },
  {
    name: 'a payment made elsewhere is answered as of the day of its file',
    mutations: [
      {
        file: 'server/enrolment/elsewhere/answer-on-day.ts',
        find: 'factsOf(known, confirmedBy(roster, known), on);',
        replace:
          'factsOf(known, confirmedBy(roster, known), new Date(cloud.now() + 28_800_000).toISOString().slice(0, 10) as IsoDay);',
      },
    ],
    breaks: [hasOneLine],
  },
  {
    name: 'nobody hears of who paid here and elsewhere',
    mutations: [
      {
        file: 'server/billing/elsewhere-payments/office-cases.ts',
        find: 'if (payment.twice && insurance !== null) await openTwice(',
        replace: 'if (payment.twice && insurance === null) await openTwice(',
      },
    ],
    breaks: ['who paid here and elsewhere is on the office’s list'],
  },
];
