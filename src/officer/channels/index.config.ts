export default definePageConfig({ navigationBarTitleText: '缴费办法' });
