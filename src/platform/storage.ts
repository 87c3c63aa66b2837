import Taro from '@tarojs/taro';

/**
 * Small things kept on the phone: preferences, the place, answers. Never a document's number or a name: those go to
 * the server, encrypted, or nowhere. A full or forbidden storage is no reason to stop, so both calls never throw.
 */
export function remember(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
  } catch {
    // Kept in memory until the program is closed.
  }
}

/** What {@link remember} stored, or undefined where there is nothing, or nothing that can be read. */
export function recall(key: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // Nothing was stored.
  }
}
