import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Words } from './Words';

export function Section(props: {
  readonly title: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <View className="section" id={props.id}>
      <View className="section__title" {...aria({ role: 'heading', level: 2 })}>
        {props.title}
      </View>
      {props.children}
    </View>
  );
}

export function Card(props: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <View className="card" id={props.id}>
      <Words>{props.children}</Words>
    </View>
  );
}

export type TagKind = 'good' | 'warn' | 'bad' | 'quiet' | 'info';

/** A state in a word or two. */
export function Tag({ kind, words }: { readonly kind: TagKind; readonly words: string }) {
  return <View className={`tag tag_${kind}`}>{words}</View>;
}
