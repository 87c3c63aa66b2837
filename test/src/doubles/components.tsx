import type { CSSProperties, ReactNode } from 'react';

interface Given {
  readonly id?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
  readonly hoverClass?: string;
  readonly [attribute: string]: unknown;
}

/** Taro's View and Text as the elements a browser would show; what only WeChat knows is left out. */
function as(Tag: 'div' | 'span') {
  return function Element({ hoverClass: _hoverClass, ...given }: Given) {
    return <Tag {...given} />;
  };
}

export const View = as('div');
export const Text = as('span');
export const Input = as('div');
export function Image({ src, ...given }: Given & { readonly src?: string }) {
  return <img alt="" src={src} {...given} />;
}
export const Button = as('div');
export const ScrollView = as('div');
