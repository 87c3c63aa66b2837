export default definePageConfig({ navigationBarTitleText: '操作月报' });
