export default definePageConfig({ navigationBarTitleText: '申报的情况' });
