import type { PageState } from './states';

const pages = ['home', 'claims', 'codes', 'cases', 'accounts', 'daily'];

/** What an officer of Ruizhou street meets; and someone who is no officer. */
export const office: readonly PageState[] = [
  ...pages.map((page): PageState => ({
    name: `officer-${page}`,
    user: 'oSampleOfficerRuizhou',
    arrive: (phone) => phone.open(`packages/officer/${page}/index`),
  })),
  {
    name: 'officer-refused',
    user: 'oSampleVisitor',
    arrive: (phone) => phone.open('packages/officer/home/index'),
  },
];
