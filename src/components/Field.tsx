import type { ReactNode } from 'react';
import { Input, View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Words } from './Words';

export interface FieldProps {
  /** Id of the field; the error summary leads to it. */
  readonly id: string;
  /** Left out where the page's heading is the question. */
  readonly label?: string;
  readonly hint?: string;
  /** The same words as in the summary. */
  readonly error?: string;
  readonly children: ReactNode;
}

/** A label, what helps to fill the field in, what is wrong with it, and the field. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <View className="field" id={id}>
      {label ? <View className="field__label">{label}</View> : null}
      {hint ? (
        <View className="field__hint">
          <Words>{hint}</Words>
        </View>
      ) : null}
      {error ? (
        <View className="field__error" id={`${id}-error`} {...aria({ role: 'alert' })}>
          {`出错：${error}`}
        </View>
      ) : null}
      {children}
    </View>
  );
}

export interface TextInputProps {
  readonly id: string;
  /** What the screen reader calls it. */
  readonly name: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly kind?: 'text' | 'number' | 'idcard';
  /** For so many digits; as wide as the page where it is left out. */
  readonly width?: 'four' | 'two';
  readonly wrong?: boolean;
  readonly maxlength?: number;
}

const onWeb = process.env.TARO_ENV === 'h5';
const keyboards = { text: 'text', number: 'numeric', idcard: 'text' } as const;

/** A single line of text in a box whose border is dark enough to be seen. */
export function TextInput(props: TextInputProps) {
  const { id, name, value, onInput, kind = 'text', width, wrong = false, maxlength = 60 } = props;
  const classes = ['field__input', width ? `field__input_${width}` : '', wrong ? 'field__input_wrong' : ''];
  const className = classes.filter(Boolean).join(' ');
  const label = wrong ? `${name}，填写有误` : name;
  if (onWeb) {
    // Taro's own element keeps its input inside and the label outside, where no screen reader finds it.
    return (
      <input
        id={id}
        className={className}
        inputMode={keyboards[kind]}
        autoComplete="off"
        value={value}
        maxLength={maxlength}
        aria-label={label}
        aria-invalid={wrong}
        onChange={(event) => onInput(event.target.value)}
      />
    );
  }
  return (
    <Input
      id={id}
      className={className}
      type={kind}
      value={value}
      maxlength={maxlength}
      onInput={(event) => onInput(String(event.detail.value))}
      {...aria({ label })}
    />
  );
}
