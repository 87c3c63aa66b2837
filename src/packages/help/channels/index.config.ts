export default definePageConfig({ navigationBarTitleText: '怎么缴费' });
