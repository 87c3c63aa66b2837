import { View } from '@tarojs/components';
import type { ClaimedPart } from '../../../contract/claimed-parts';
import { identityCodes } from '../../../policy';
import { asksOf, nameAt, noticesOf } from '../../answers/notices';
import { Chips } from '../progress/Chips';

/** What of a claim is called in the place's notices. */
export function partInWords(region: string, year: number, part: ClaimedPart): string {
  return part === 'facts' ? '本人情况' : nameAt(region, year, part);
}

/** What the place's notices ask of a person, and so what can be claimed there; every identity where no notice is known. */
function partsAt(region: string, year: number): readonly ClaimedPart[] {
  if (noticesOf(region, year).length === 0) return identityCodes;
  const { identities, circumstances, personal, history } = asksOf(region, year);
  const codes: readonly ClaimedPart[] = [...identities, ...circumstances].map(({ code }) => code);
  return personal.length + history.length === 0 ? codes : [...codes, 'facts'];
}

interface PartsProps {
  readonly region: string;
  readonly year: number;
  /** Null: whatever was claimed. */
  readonly chosen: ClaimedPart | null;
  readonly onChoose: (part: ClaimedPart | null) => void;
}

/** Only those who claimed something: one who has the list of dibao before him goes through the claims of it. */
export function Parts({ region, year, chosen, onChoose }: PartsProps) {
  const parts = partsAt(region, year);
  // What was chosen for another year stays in sight, so that it can be taken back.
  const shown = chosen === null || parts.includes(chosen) ? parts : [...parts, chosen];
  return (
    <View>
      <View className="soft small">申报了什么</View>
      <Chips<ClaimedPart | 'all'>
        name="申报了什么"
        id="claimed"
        chosen={chosen ?? 'all'}
        choices={[
          { value: 'all', label: '所有的' },
          ...shown.map((value) => ({ value, label: partInWords(region, year, value) })),
        ]}
        onChoose={(value) => onChoose(value === 'all' ? null : value)}
      />
    </View>
  );
}
