import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { aria, keyboard } from '../platform/aria';
import type { Spoken } from '../platform/aria';

export interface TappableProps extends Spoken {
  readonly id?: string;
  readonly className?: string;
  readonly onTap?: () => void;
  readonly children?: ReactNode;
}

/** Anything that can be tapped: has a role, a name, answers to the keyboard in a browser, and shows that it was touched. */
export function Tappable({ id, className = '', onTap, children, role = 'button', ...spoken }: TappableProps) {
  const act = spoken.disabled ? undefined : onTap;
  return (
    <View
      id={id}
      className={`tappable ${className}`}
      hoverClass={act ? 'tappable_pressed' : 'none'}
      onClick={act}
      {...aria({ role, ...spoken })}
      {...keyboard(act)}
    >
      {children}
    </View>
  );
}
