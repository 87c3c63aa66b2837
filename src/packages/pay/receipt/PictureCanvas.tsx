import { Canvas, View } from '@tarojs/components';
import { aria } from '../../../platform/aria';
import { canvasId } from './save-picture';

/** Where WeChat draws a receipt's picture: on the page, as it must be, but out of sight. A browser needs none. */
export function PictureCanvas() {
  if (process.env.TARO_ENV === 'h5') return null;
  return (
    <View className="out-of-sight" {...aria({ hidden: true })}>
      <Canvas type="2d" id={canvasId} />
    </View>
  );
}
