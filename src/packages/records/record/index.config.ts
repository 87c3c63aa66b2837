export default definePageConfig({ navigationBarTitleText: '参保记录', enableShareAppMessage: true });
