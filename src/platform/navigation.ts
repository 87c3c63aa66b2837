import Taro from '@tarojs/taro';

/** WeChat holds at most ten pages; deeper, the present page gives way to the next. */
const deepest = 10;

function address(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `/${path}?${pairs.join('&')}` : `/${path}`;
}

/** A part of the program that was not loaded yet needs the network to be opened. */
function sayUnopened(): void {
  void Taro.showToast({ title: '页面没有打开，请检查网络后再试', icon: 'none', duration: 3000 });
}

/** Opens a page; one can come back from it. */
export function open(path: string, query: Readonly<Record<string, string | undefined>> = {}): void {
  const url = address(path, query);
  const opening =
    Taro.getCurrentPages().length >= deepest ? Taro.redirectTo({ url }) : Taro.navigateTo({ url });
  opening.catch(sayUnopened);
}

/** Opens a page in place of this one: going back leads past it. */
export function replace(path: string, query: Readonly<Record<string, string | undefined>> = {}): void {
  Taro.redirectTo({ url: address(path, query) }).catch(sayUnopened);
}

/** Opens a page and forgets the way that led here, as after a payment. */
export function restartAt(path: string, query: Readonly<Record<string, string | undefined>> = {}): void {
  Taro.reLaunch({ url: address(path, query) }).catch(sayUnopened);
}

/** One page back; from a page that was opened by a code or a link, to the first page. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: '/pages/index/index' });
}

/** Whether the page that one would come back to is this one. */
export function liesBelow(path: string): boolean {
  // In a browser a page goes by Taro's own name for its address.
  const stack = Taro.getCurrentPages() as readonly { route?: string; $taroPath?: string }[];
  const below = stack[stack.length - 2];
  return (below?.route ?? below?.$taroPath ?? '').includes(path);
}
