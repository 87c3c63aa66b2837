export default definePageConfig({ navigationBarTitleText: '应缴清册和资助台账' });
