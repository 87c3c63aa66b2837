import { inOrder, onlySealed } from '../../simulation/people/untrue-files';
import type { PlantedFault } from './planted-fault';

/** Mistakes about files that offices seal, and about the bureau to which an account belongs. */
export const faultsInOfficeFiles: readonly PlantedFault[] = [
  {
    name: 'a check code is taken whatever it says',
    mutations: [
      {
        file: 'server/billing/office-files/file-check.ts',
        find: 'return timingSafeEqual(right,',
        replace: 'return right.length === 32 || timingSafeEqual(right,',
      },
    ],
    breaks: [onlySealed],
    from: 5,
  },
  {
    name: 'a file without a check line is taken where its office seals',
    mutations: [
      {
        file: 'server/billing/office-files/file-check.ts',
        find: 'if (declared.keys.length === 0) {',
        replace: 'if (declared.keys.length === 0 || line === null) {',
      },
    ],
    breaks: [onlySealed],
    from: 11,
  },
  {
    name: 'an older file of an office is taken after a newer one',
    mutations: [
      {
        file: 'server/billing/office-files/file-order.ts',
        find: 'if (held !== null) requireFollows(held, file);',
        replace: '',
      },
    ],
    breaks: [inOrder],
    from: 13,
  },
];
