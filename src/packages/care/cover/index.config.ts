export default definePageConfig({ navigationBarTitleText: '我有医保吗' });
