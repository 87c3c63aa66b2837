export default definePageConfig({ navigationBarTitleText: '核对并支付', enableShareAppMessage: true });
