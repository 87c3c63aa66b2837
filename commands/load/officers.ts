import type { Figures } from './figures';
import { region, somebody } from './people';
import { type Product, RefusedError } from './product';

const [clerk, second] = ['officer-clerk', 'officer-second'];
const rowsOfPart = 100;
/** People of rosters are others than those of families: these are far behind. */
const firstOfRoster = 400_000;
const proposalId = 'f'.repeat(32);

export async function hireOfficers(product: Product): Promise<void> {
  const duties = ['roster', 'codes', 'contacts', 'notices', 'money', 'keys'];
  const docs = [clerk, second].map((_id) => ({ _id, name: _id, regions: [region], duties }));
  await product.ask({ do: 'store', collection: 'officers', docs });
}

/** One hands a roster in, the other agrees, and closes the page: the timer does the rest. */
export async function handInRoster(product: Product, figures: Figures, parts: number): Promise<void> {
  for (let part = 1; part <= parts; part += 1) {
    const rows = Array.from({ length: rowsOfPart }, (_, row) => ({
      ...somebody(firstOfRoster + part * rowsOfPart + row),
      identities: [{ code: 'dibao', since: '2022-06-01' }],
    }));
    const content = { batch: 'evening', part, region, rows };
    await figures.timed('a part of a roster handed in', () =>
      product.call('officer', clerk, {
        action: 'proposals.propose',
        proposalId,
        act: 'roster.import',
        part,
        parts,
        content,
      }),
    );
  }
  await product.call('officer', second, { action: 'proposals.agree', proposalId });
}

/** Reads the lists of an office over and over, as on an evening on which everybody asks. */
export async function readLists(product: Product, figures: Figures, isOver: () => boolean): Promise<void> {
  const lists = [
    { action: 'cases.list', region },
    { action: 'applications.awaiting', region, year: 2024 },
    { action: 'mutual-aid.batches', region },
    { action: 'proposals.list', region, state: 'open' },
  ];
  while (!isOver()) {
    for (const list of lists) {
      try {
        await figures.timed('a list of an officer', () => product.call('officer', clerk, list));
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        figures.refused(error.code);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
