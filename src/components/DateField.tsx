import { View } from '@tarojs/components';
import { aria } from '../platform/aria';
import type { DayParts } from '../words/days';
import { Field, TextInput } from './Field';

export interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly parts: DayParts;
  readonly onChange: (parts: DayParts) => void;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** A day in three short fields: quicker than turning a wheel back to 1950, and readable aloud. */
export function DateField({ id, label, hint, error, parts, onChange }: DateFieldProps) {
  const wrong = error !== undefined;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View className="field__parts" {...aria({ role: 'group', label })}>
        <View className="field__part">
          <TextInput
            id={`${id}-year`}
            name={`${label}，年，四位数字`}
            kind="number"
            width="four"
            maxlength={4}
            wrong={wrong}
            value={parts.year}
            onInput={(year) => onChange({ ...parts, year: digits(year) })}
          />
          <View className="field__unit">年</View>
        </View>
        <View className="field__part">
          <TextInput
            id={`${id}-month`}
            name={`${label}，月`}
            kind="number"
            width="two"
            maxlength={2}
            wrong={wrong}
            value={parts.month}
            onInput={(month) => onChange({ ...parts, month: digits(month) })}
          />
          <View className="field__unit">月</View>
        </View>
        <View className="field__part">
          <TextInput
            id={`${id}-day`}
            name={`${label}，日`}
            kind="number"
            width="two"
            maxlength={2}
            wrong={wrong}
            value={parts.day}
            onInput={(day) => onChange({ ...parts, day: digits(day) })}
          />
          <View className="field__unit">日</View>
        </View>
      </View>
    </Field>
  );
}
