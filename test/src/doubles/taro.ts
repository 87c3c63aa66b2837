import { act as reactAct } from '@testing-library/react';
import { useEffect, useRef, useState } from 'react';

/** A phone in memory: what was stored, which pages were opened, what the page was opened with. */
class Device {
  storage = new Map<string, unknown>();
  /** Every page that was opened, in order, with how: `to /packages/calculator/ask/index?q=birth`. */
  moves: string[] = [];
  params: Record<string, string> = {};
  stack: string[] = ['pages/index/index'];
  calls: string[] = [];
  clipboard = '';
  fontScale: number | undefined;
  network = 'wifi';

  reset(): void {
    Object.assign(this, new Device());
  }
}

export const device = new Device();

function go(how: string) {
  return (target: { readonly url: string }) => {
    device.moves.push(`${how} ${target.url}`);
    return Promise.resolve();
  };
}

const Taro = {
  getStorageSync: (key: string): unknown => device.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void device.storage.set(key, value),
  removeStorageSync: (key: string): void => void device.storage.delete(key),
  navigateTo: go('to'),
  redirectTo: go('instead'),
  reLaunch: go('restart'),
  navigateBack: (how?: { readonly delta?: number }) => {
    device.moves.push(`back ${how?.delta ?? 1}`);
    return Promise.resolve();
  },
  getCurrentPages: () => device.stack.map((route) => ({ route })),
  setNavigationBarTitle: () => Promise.resolve(),
  pageScrollTo: () => Promise.resolve(),
  getNetworkType: () => Promise.resolve({ networkType: device.network }),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: device.fontScale }),
  setClipboardData: ({ data }: { readonly data: string }) => {
    device.clipboard = data;
    return Promise.resolve();
  },
  makePhoneCall: ({ phoneNumber }: { readonly phoneNumber: string }) => {
    device.calls.push(phoneNumber);
    return Promise.resolve();
  },
};

/** The pages of tests are never hidden: they are left, or stay. */
export function useDidHide(_hidden: () => void): void {}

export function useRouter() {
  return { params: device.params };
}
export function useLoad(act: (query: Record<string, string>) => void): void {
  // Taro runs it once, when the page is loaded.
  useEffect(() => act(device.params), []);
}
export const useLaunch = useLoad;
export function useReady(act: () => void): void {
  // Taro runs the handler of the last drawing once, after what `useLoad` changed was drawn too.
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  useEffect(() => {
    if (drawn) act();
  }, [drawn]);
}
/** What WeChat would send when the button with this id is tapped. */
let cardOf: (tapped: { readonly target?: object }) => unknown = () => undefined;
export function sentBy(id: string): unknown {
  return cardOf({ target: { id } });
}
export function useShareAppMessage(card: typeof cardOf): void {
  cardOf = card;
}
const shown = new Set<() => void>();
/** The page that lay above was left: every page on the screen is shown again. */
export function comeBack(): void {
  return reactAct(() => shown.forEach((act) => act()));
}
export function useDidShow(act: () => void): void {
  // Taro runs the handler of the last drawing, first when the page is shown for the first time.
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const show = (): void => latest.current();
    shown.add(show);
    show();
    return () => void shown.delete(show);
  }, []);
}

export default Taro;
