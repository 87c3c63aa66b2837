export default definePageConfig({ navigationBarTitleText: '缴费和共济账户文件' });
