import { Textarea } from '@tarojs/components';
import { aria } from '../platform/aria';

export interface TextAreaProps {
  readonly id: string;
  /** What the screen reader calls it. */
  readonly name: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly maxlength?: number;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** Several lines of text, such as a file's content that is pasted in. */
export function TextArea({ id, name, value, onInput, maxlength = 60_000 }: TextAreaProps) {
  if (onWeb) {
    return (
      <textarea
        id={id}
        className="field__input field__input_tall"
        value={value}
        maxLength={maxlength}
        aria-label={name}
        onChange={(event) => onInput(event.target.value)}
      />
    );
  }
  return (
    <Textarea
      id={id}
      className="field__input field__input_tall"
      value={value}
      maxlength={maxlength}
      onInput={(event) => onInput(String(event.detail.value))}
      {...aria({ label: name })}
    />
  );
}
