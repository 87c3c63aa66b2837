export default definePageConfig({ navigationBarTitleText: '政策说明' });
