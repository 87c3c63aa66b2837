/** The least that Taro makes of a page, with this project's plugins and options: what the app is measured beside. */
export default defineAppConfig({
  pages: ['pages/index/index'],
  window: { navigationBarTitleText: 'empty' },
  lazyCodeLoading: 'requiredComponents',
});
