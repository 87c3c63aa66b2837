export default definePageConfig({ navigationBarTitleText: '我要交钱吗' });
