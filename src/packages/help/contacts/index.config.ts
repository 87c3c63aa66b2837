export default definePageConfig({ navigationBarTitleText: '找谁问' });
