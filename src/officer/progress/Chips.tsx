import { Text, View } from '@tarojs/components';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import './chips.scss';

interface ChipsProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly name: string;
  /** Ids begin so: `sort-rank`. */
  readonly id: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, side by side. */
export function Chips<Value extends string>({ name, id, choices, chosen, onChoose }: ChipsProps<Value>) {
  return (
    <View className="progress-chips not-printed" {...aria({ role: 'radiogroup', label: name })}>
      {choices.map(({ value, label }) => (
        <Tappable
          key={value}
          id={`${id}-${value}`}
          className={`progress-chips__one${value === chosen ? ' progress-chips__one_on' : ''}`}
          role="radio"
          checked={value === chosen}
          label={label}
          onTap={() => onChoose(value)}
        >
          <Text>{label}</Text>
        </Tappable>
      ))}
    </View>
  );
}
