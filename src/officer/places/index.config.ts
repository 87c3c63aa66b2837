export default definePageConfig({ navigationBarTitleText: '添加街道和村' });
