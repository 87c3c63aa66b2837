import { Text, View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Tappable } from './Tappable';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  /** The control's id; without one it is `choice-VALUE`. */
  readonly id?: string;
}

interface ChoiceRowProps {
  readonly choice: Choice<string>;
  readonly on: boolean;
  readonly many: boolean;
  readonly onTap: () => void;
}

function ChoiceRow({ choice, on, many, onTap }: ChoiceRowProps) {
  const square = many ? ' choice__mark_square' : '';
  const spoken = choice.hint ? `${choice.label}，${choice.hint}` : choice.label;
  return (
    <Tappable
      id={choice.id ?? `choice-${choice.value}`}
      className={`choice${on ? ' choice_chosen' : ''}`}
      role={many ? 'checkbox' : 'radio'}
      checked={on}
      label={spoken}
      onTap={onTap}
    >
      <View className={`choice__mark${square}${on ? ' choice__mark_on' : ''}`} {...aria({ hidden: true })}>
        {on ? <View className="choice__tick" /> : null}
      </View>
      <View className="choice__words">
        <Text className="choice__label">{choice.label}</Text>
        {choice.hint ? <View className="choice__hint">{choice.hint}</View> : null}
      </View>
    </Tappable>
  );
}

export interface ChoiceListProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly name: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
}

/** One of several, as large rows. */
export function ChoiceList<Value extends string>({
  name,
  choices,
  chosen,
  onChoose,
}: ChoiceListProps<Value>) {
  return (
    <View className="choices" {...aria({ role: 'radiogroup', label: name })}>
      {choices.map((choice) => (
        <ChoiceRow
          key={choice.value}
          choice={choice}
          on={choice.value === chosen}
          many={false}
          onTap={() => onChoose(choice.value)}
        />
      ))}
    </View>
  );
}

export interface ManyChoicesProps<Value extends string> {
  readonly name: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  /** The row that was tapped; the page decides what it excludes. */
  readonly onToggle: (value: Value) => void;
}

/** Any of several, as large rows. */
export function ManyChoices<Value extends string>({
  name,
  choices,
  chosen,
  onToggle,
}: ManyChoicesProps<Value>) {
  return (
    <View className="choices" {...aria({ role: 'group', label: name })}>
      {choices.map((choice) => (
        <ChoiceRow
          key={choice.value}
          choice={choice}
          on={chosen.includes(choice.value)}
          many
          onTap={() => onToggle(choice.value)}
        />
      ))}
    </View>
  );
}
