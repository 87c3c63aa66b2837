export default definePageConfig({ navigationBarTitleText: '家庭共济账户' });
