import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { startCloud } from './cloud/cloud';
import './app.scss';

/** The bar is no part of what is uploaded: the weapp build drops this branch, browsers load it in the preview only. */
function startPreview(): void {
  if (process.env.TARO_ENV === 'h5') {
    if (!(window as { readonly __PREVIEW__?: unknown }).__PREVIEW__) return;
    void import('./preview/mount').then(({ mountPreviewBar }) => mountPreviewBar());
  }
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startCloud();
    startPreview();
  });
  return children;
}
