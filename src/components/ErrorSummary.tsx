import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Tappable } from './Tappable';
import './ErrorSummary.scss';

export interface FieldError {
  /** Id of the field it belongs to. */
  readonly field: string;
  readonly message: string;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** Brings an element into view, and in a browser the keyboard and the screen reader to it. */
export function goTo(id: string): void {
  if (onWeb) {
    const visible = Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`)).find(
      (element) => element.offsetParent !== null,
    );
    const target = visible?.querySelector<HTMLElement>('input, textarea') ?? visible;
    target?.focus();
    visible?.scrollIntoView?.({ block: 'center' });
    return;
  }
  void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 });
}

/** What is wrong, above everything, each line leading to its field. Even for one error. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const first = errors[0]?.message;
  useEffect(() => {
    if (first) goTo('errors');
  }, [first]);
  if (errors.length === 0) return null;
  const focusable = onWeb ? { tabIndex: -1 } : {};
  return (
    <View id="errors" className="errors" {...aria({ role: 'alert', live: 'assertive' })} {...focusable}>
      <View className="errors__title">请先改好下面的内容</View>
      {errors.map((error) => (
        <Tappable
          key={error.field + error.message}
          id={`error-${error.field}`}
          className="errors__item"
          role="link"
          onTap={() => goTo(error.field)}
        >
          {error.message}
        </Tappable>
      ))}
    </View>
  );
}

/** The error of one field, if it has one. */
export function messageFor(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
