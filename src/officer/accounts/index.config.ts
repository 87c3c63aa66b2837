export default definePageConfig({ navigationBarTitleText: '共济账户文件' });
