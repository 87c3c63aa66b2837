export default definePageConfig({ navigationBarTitleText: '确认是我本人' });
