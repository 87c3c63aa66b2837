export default definePageConfig({ navigationBarTitleText: '共济账户底线' });
