export default definePageConfig({ navigationBarTitleText: '参保报送' });
