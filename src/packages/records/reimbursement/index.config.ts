export default definePageConfig({ navigationBarTitleText: '缴费以后的补贴' });
