/** Colours marked `@` stand in `theme.json`, once for the light and once for the dark mode. */
const window = {
  navigationBarTitleText: '家医保',
  navigationBarBackgroundColor: '@barBackground',
  navigationBarTextStyle: '@barText' as 'black',
  backgroundColor: '@page',
  backgroundTextStyle: '@pull' as 'dark',
};

/** Pages a resident meets first stand in the main package; the rest is loaded when it is about to be needed. */
const config = {
  pages: ['pages/index/index'],
  window,
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  cloud: true,
  __usePrivacyCheck__: true,
};

export default defineAppConfig(config);
