/**
 * The `aria-*` attributes that WeChat's WebView understands and that the app uses, for each of Taro's components
 * that may carry them. An empty string tells Taro: bind the property as it is, without a default.
 */
const names = ['role', 'label', 'hidden', 'checked', 'disabled', 'selected', 'expanded', 'live', 'level'];

const carriers = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Picker', 'ScrollView'];

const attributes = Object.fromEntries(names.map((name) => [`aria-${name}`, '']));

module.exports = Object.fromEntries(carriers.map((carrier) => [carrier, attributes]));
