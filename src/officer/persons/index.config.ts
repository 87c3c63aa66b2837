export default definePageConfig({ navigationBarTitleText: '更正和退费' });
