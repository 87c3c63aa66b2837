import Taro, { useShareAppMessage } from '@tarojs/taro';
import { pages } from './pages';

/** A card that opens a page on someone else's phone. Its title names nobody: it is seen by whoever sees the chat. */
export interface ShareCard {
  readonly title: string;
  /** Page and query, e.g. `packages/pay/shared/index?token=…`. */
  readonly path: string;
}

const firstPage: ShareCard = { title: '居民医保参保缴费', path: pages.first };

/**
 * Tells WeChat which card each share button of the page sends, by the button's id; WeChat's own menu sends the first
 * page. The page's config needs `enableShareAppMessage`.
 */
export function useShareCards(cards: Readonly<Record<string, ShareCard>>): void {
  useShareAppMessage(({ target }) => {
    const id = (target as { readonly id?: string } | undefined)?.id ?? '';
    const { title, path } = cards[id] ?? firstPage;
    return { title, path: `/${path}` };
  });
}

/** In a browser there are no cards: the whole address goes to the clipboard. */
export async function copyLink({ path }: ShareCard): Promise<void> {
  const { origin, pathname } = window.location;
  await Taro.setClipboardData({ data: `${origin}${pathname}#/${path}` });
}
