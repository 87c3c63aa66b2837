import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { startCloud } from './cloud/cloud';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => startCloud());
  return children;
}
