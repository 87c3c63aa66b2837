import { officerPages } from '../../src/officer/pages';
import { pages as residentsPages } from '../../src/platform/pages';

/** Where every page stands, the officers' among them. */
export const pages = { ...residentsPages, ...officerPages } as const;
