import type { PropsWithChildren } from 'react';
import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import { startCloud } from './cloud/cloud';
import { learnEveryMs, learnNewerNotices } from './answers/learn-notices';
import { presentPath } from './platform/moved-pages';
import { replace } from './platform/navigation';
import type { PosterQuery } from './state/poster';
import { takeScannedPlace } from './state/scanned-place';
import './app.scss';

/** Newer notices are asked for once the first page stands, then every minute while somebody looks. */
const afterFirstPageMs = 1_500;
let learning: ReturnType<typeof setInterval> | null = null;

function learnWhileShown(): void {
  stopLearning();
  setTimeout(() => void learnNewerNotices(), afterFirstPageMs);
  learning = setInterval(() => void learnNewerNotices(), learnEveryMs);
}

function stopLearning(): void {
  if (learning !== null) clearInterval(learning);
  learning = null;
}

/** The bar is no part of what is uploaded: the weapp build drops this branch, browsers load it in the preview only. */
function startPreview(): void {
  if (process.env.TARO_ENV === 'h5') {
    if (!(window as { readonly __PREVIEW__?: unknown }).__PREVIEW__) return;
    void import('./preview/mount').then(({ mountPreviewBar }) => mountPreviewBar());
  }
}

export default function App({ children }: PropsWithChildren) {
  useLaunch((entered) => {
    startCloud();
    takeScannedPlace((entered?.query ?? {}) as PosterQuery);
    startPreview();
  });
  useDidShow(learnWhileShown);
  useDidHide(stopLearning);
  usePageNotFound(({ path, query }) => replace(presentPath(path), query as Record<string, string>));
  return children;
}
