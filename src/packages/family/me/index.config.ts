export default definePageConfig({ navigationBarTitleText: '谁能看到我' });
