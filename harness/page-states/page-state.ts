import type { pages } from './pages';
import type { LocalCloud } from '../local-cloud';
import type { BrowserPhone } from '../browser/browser-phone';

export type PageName = keyof typeof pages;

/** What a page can be in. `failed`: the server could not, or something typed was wrong. */
export const stateKinds = ['content', 'empty', 'loading', 'failed', 'offline'] as const;
export type StateKind = (typeof stateKinds)[number];

/** A page in one of its states, and how one gets there from a phone on which the product was never opened. */
export interface PageState {
  /** Also the picture's file name. */
  readonly name: string;
  readonly page: PageName;
  /** What of the page it shows: `content` where nothing is said. */
  readonly kind?: StateKind;
  readonly arrive: (phone: BrowserPhone, cloud: LocalCloud) => Promise<void>;
  /** A place that was chosen at an earlier visit: a region's code. */
  readonly place?: string;
  /** Whose phone it is, where that matters: an id of the preview's people. */
  readonly user?: string;
  /** `false`: looked at as all are, and kept as no picture, for it differs from another by a card. Absent: pictured. */
  readonly isPictured?: false;
}
