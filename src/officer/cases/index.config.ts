export default definePageConfig({ navigationBarTitleText: '待办清单' });
