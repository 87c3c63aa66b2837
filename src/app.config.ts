/** Colours marked `@` stand in `theme.json`, once for the light and once for the dark mode. */
const window = {
  navigationBarTitleText: '家医保',
  navigationBarBackgroundColor: '@barBackground',
  navigationBarTextStyle: '@barText' as 'black',
  backgroundColor: '@page',
  backgroundTextStyle: '@pull' as 'dark',
};

/** Taro's own key, none of WeChat's: pages change at once in the browser, as the bar of the preview stays. */
const inBrowser = process.env.TARO_ENV === 'h5' ? { animation: false } : {};

/** Pages a resident meets first stand in the main package; the rest is loaded when it is about to be needed. */
const config = {
  pages: [
    'pages/index/index',
    'pages/place/index',
    'pages/ask/index',
    'pages/check/index',
    'pages/result/index',
  ],
  subPackages: [
    {
      root: 'packages/help',
      pages: ['clause/index', 'faq/index', 'contacts/index', 'settings/index', 'privacy/index'],
    },
    {
      root: 'packages/officer',
      pages: [
        'home/index',
        'cases/index',
        'claims/index',
        'codes/index',
        'accounts/index',
        'daily/index',
        'roster/index',
        'floor/index',
        'contacts/index',
      ],
    },
    {
      root: 'packages/family',
      pages: [
        'list/index',
        'relative/index',
        'claims/index',
        'invitation/index',
        'self/index',
        'account/index',
      ],
    },
    {
      root: 'packages/pay',
      pages: [
        'choose/index',
        'check/index',
        'order/index',
        'orders/index',
        'receipt/index',
        'shared/index',
        'refund/index',
      ],
    },
    { root: 'packages/records', pages: ['enrol/index', 'list/index', 'record/index'] },
  ],
  preloadRule: {
    'pages/index/index': { network: 'all' as const, packages: ['packages/help'] },
    'pages/check/index': { network: 'all' as const, packages: ['packages/records'] },
  },
  window,
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  cloud: true,
  ...inBrowser,
  __usePrivacyCheck__: true,
};

export default defineAppConfig(config);
