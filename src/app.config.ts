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

interface SpeechPlugin {
  readonly version: string;
  readonly provider: string;
}

/** Reads aloud in care mode. Only where the operator has it: WeChat takes no program that names a plugin it may not use. */
const speechPlugin =
  process.env.TARO_ENV === 'weapp' && process.env.SPEECH_PLUGIN
    ? { plugins: { WechatSI: JSON.parse(process.env.SPEECH_PLUGIN) as SpeechPlugin } }
    : {};

/**
 * The first page is the main package; everything else of a resident's is one package, loaded while he looks at the first
 * page, and so is downloaded once with the policy that most of it needs. Officers have their own
 * (docs/decisions/2026-11-25-packages.md, for the picker of places 2026-11-29-places.md). Messages and shared cards name these paths: one that moves goes into
 * `platform/moved-pages.ts`.
 */
const config = {
  pages: ['pages/index/index'],
  subPackages: [
    {
      root: 'packages',
      ...speechPlugin,
      pages: [
        'place/index',
        'calculator/ask/index',
        'calculator/check/index',
        'calculator/result/index',
        'care/pay/index',
        'care/cover/index',
        'care/call/index',
        'help/clause/index',
        'help/faq/index',
        'help/contacts/index',
        'help/channels/index',
        'help/settings/index',
        'help/privacy/index',
        'family/list/index',
        'family/relative/index',
        'family/claims/index',
        'family/invitation/index',
        'family/self/index',
        'family/me/index',
        'family/my-data/index',
        'family/account/index',
        'pay/choose/index',
        'pay/check/index',
        'pay/order/index',
        'pay/orders/index',
        'pay/asked/index',
        'pay/receipt/index',
        'pay/receipt-check/index',
        'pay/shared/index',
        'pay/refund/index',
        'records/enrol/index',
        'records/list/index',
        'records/record/index',
        'records/reimbursement/index',
      ],
    },
    {
      root: 'officer',
      pages: [
        'home/index',
        'proposals/index',
        'cases/index',
        'claims/index',
        'codes/index',
        'persons/index',
        'accounts/index',
        'reimbursements/index',
        'daily/index',
        'levy/index',
        'reported/index',
        'audit/index',
        'officers/index',
        'missing/index',
        'duplicates/index',
        'certified/index',
        'uploads/index',
        'floor/index',
        'contacts/index',
        'channels/index',
        'duties/index',
        'progress/index',
        'places/index',
        'posters/index',
        'notices/index',
        'notice-draft/index',
      ],
    },
  ],
  preloadRule: {
    'pages/index/index': { network: 'all' as const, packages: ['packages'] },
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
