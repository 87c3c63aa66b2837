import { useEffect } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { goBack } from '../platform/navigation';
import { scaleOf, systemFontScale, usePreferences } from '../state/preferences';
import { Tappable } from './Tappable';
import { Words } from './Words';

export interface PageFrameProps {
  /** The page's heading, and its title in the bar above. */
  readonly heading: string;
  readonly lead?: string;
  /** Stays at the foot of the screen: the one action of the page. */
  readonly footer?: ReactNode;
  /** The first page has nothing to go back to. */
  readonly first?: boolean;
  /** Shown in the bar where it should be shorter than the heading. */
  readonly barTitle?: string;
  /** On a computer it may be as wide as two columns are. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** WeChat draws its own bar with a way back; a browser has none, so the frame brings one. */
function BackBar() {
  return (
    <View className="frame__bar" {...aria({ role: 'navigation', label: '返回' })}>
      <Tappable id="back" className="frame__back" label="返回上一页" onTap={goBack}>
        <View className="frame__back-mark" {...aria({ hidden: true })} />
        <Text>返回</Text>
      </Tappable>
    </View>
  );
}

/** Every page stands in this frame: text size and care mode, a way back, one heading, the content, one action. */
export function PageFrame(props: PageFrameProps) {
  const { heading, lead, footer, first = false, barTitle, wide = false, children } = props;
  const chosen = usePreferences();
  const scale = scaleOf(chosen, systemFontScale());
  const title = barTitle ?? heading;
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);
  const style = { '--fs': String(scale.text), '--ft': String(scale.title) } as CSSProperties;
  const className = ['frame', chosen.care ? 'frame_care' : '', wide ? 'frame_wide' : ''].join(' ').trim();
  return (
    <View className={className} style={style}>
      {onWeb && !first ? <BackBar /> : null}
      <View className="frame__body" {...aria({ role: 'main' })}>
        <View className="frame__heading" {...aria({ role: 'heading', level: 1 })}>
          {heading}
        </View>
        {lead ? (
          <View className="frame__lead">
            <Words>{lead}</Words>
          </View>
        ) : null}
        {children}
      </View>
      {footer ? <View className="frame__footer">{footer}</View> : null}
    </View>
  );
}
