import { View } from '@tarojs/components';
import { Tappable } from '../../components/Tappable';

interface EntryProps {
  readonly id: string;
  readonly icon: 'calculate' | 'family' | 'records' | 'policy' | 'ask';
  readonly label: string;
  readonly hint: string;
  readonly first?: boolean;
  readonly onTap: () => void;
}

/** One of the large choices of the first page. */
export function Entry({ id, icon, label, hint, first = false, onTap }: EntryProps) {
  return (
    <Tappable
      id={id}
      className={`entry icon icon_${icon}${first ? ' entry_first' : ''}`}
      label={`${label}，${hint}`}
      onTap={onTap}
    >
      <View className="entry__label">{label}</View>
      <View className="entry__hint">{hint}</View>
    </Tappable>
  );
}
