/** The app's tests run as the browser build does, on a phone without `Intl`. */
process.env.TARO_ENV = 'h5';

function refuse(): never {
  throw new Error('No phone can be relied on for this: write it by hand.');
}
Object.assign(Date.prototype, {
  toLocaleString: refuse,
  toLocaleDateString: refuse,
  toLocaleTimeString: refuse,
});
Object.assign(Number.prototype, { toLocaleString: refuse });
