import { pages } from './pages';
import type { PageName, PageState, StateKind } from './page-state';
import { stateKinds } from './page-state';
import { picturesOf } from './picture-files';
import { pageStates } from './states';
import { statesThatCannotBe } from './states-that-cannot-be';

const headings: Readonly<Record<StateKind, string>> = {
  content: 'with content',
  empty: 'empty',
  loading: 'loading or sending',
  failed: 'refused or broken',
  offline: 'offline',
};

/** `[ordinary](…) [care](…)`, and `[dark](…)` where there is one; in words where none is kept. */
function linksTo(state: PageState): string {
  const pictures = picturesOf(state);
  if (pictures.length === 0) return 'looked at, not pictured';
  return pictures.map(({ file, mode, look }) => `[${look.colorScheme ?? mode}](${file})`).join(' ');
}

function cell(page: PageName, kind: StateKind): string {
  const there = pageStates.filter((state) => state.page === page && (state.kind ?? 'content') === kind);
  const links = there.map((state) => `${state.name}: ${linksTo(state)}`);
  return links.length > 0 ? links.join('<br>') : `– ${statesThatCannotBe[page]?.[kind] ?? ''}`;
}

/** Which picture shows which page in which state, or why there is none: `docs/pictures/README.md`. */
export function pictureTable(): string {
  return [
    '# Pictures',
    '',
    'Every page in each of its states on a phone of 390 px, in ordinary and in care mode; some in the dark.',
    'Made by `npm run pictures`, of made-up people.',
    '',
    `| page | ${stateKinds.map((kind) => headings[kind]).join(' | ')} |`,
    `| --- | ${stateKinds.map(() => '---').join(' | ')} |`,
    ...(Object.keys(pages) as PageName[]).map(
      (page) => `| ${pages[page]} | ${stateKinds.map((kind) => cell(page, kind)).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}
