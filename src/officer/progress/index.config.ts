export default definePageConfig({ navigationBarTitleText: '参保进度' });
