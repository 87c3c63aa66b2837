export default definePageConfig({ navigationBarTitleText: '任务和时限' });
