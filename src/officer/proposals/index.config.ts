export default definePageConfig({ navigationBarTitleText: '等同意的' });
