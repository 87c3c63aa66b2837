export default definePageConfig({ navigationBarTitleText: '重复参保' });
