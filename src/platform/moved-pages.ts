import { pages } from './pages';

/** Where pages stood in versions before this one: kept cards, messages and shortcuts still name these paths. */
const moved: Readonly<Record<string, string>> = {
  'pages/place/index': pages.place,
  'pages/ask/index': pages.ask,
  'pages/check/index': pages.check,
  'pages/result/index': pages.result,
};

const officersBefore = /^packages\/(?=officer\/)/;

/** The path of the page that stood at `path` before; of what never was a page, the first page's. */
export function presentPath(path: string): string {
  const plain = path.replace(/^\//, '').split('?')[0] ?? '';
  if (officersBefore.test(plain)) return plain.replace(officersBefore, '');
  return moved[plain] ?? pages.first;
}
