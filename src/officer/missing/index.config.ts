export default definePageConfig({ navigationBarTitleText: '还没参保的人' });
