import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { ChoiceList } from '../../../components/ChoiceList';
import { nameAtHome } from './receipt-words';

export interface NamesOutsideProps {
  readonly receipts: readonly ReceiptView[];
  readonly inFull: boolean;
  readonly onChoose: (inFull: boolean) => void;
}

function listed(names: readonly string[]): string {
  return names.join('、');
}

/** How names stand on what leaves the phone, for this one time: masked unless the payer chooses otherwise. */
export function NamesOutside({ receipts, inFull, onChoose }: NamesOutsideProps) {
  if (receipts.every(({ insured, insuredInFull = insured }) => insured === insuredInFull)) return null;
  return (
    <View id="names-outside" className="field">
      <View className="field__label">图片、打印和转发里的姓名</View>
      <ChoiceList<'masked' | 'full'>
        name="图片、打印和转发里的姓名"
        chosen={inFull ? 'full' : 'masked'}
        onChoose={(chosen) => onChoose(chosen === 'full')}
        choices={[
          {
            value: 'masked',
            id: 'names-masked',
            label: '只写姓',
            hint: listed(receipts.map(({ insured }) => insured)),
          },
          {
            value: 'full',
            id: 'names-full',
            label: '写全名',
            hint: `${listed(receipts.map(nameAtHome))}。谁看到图片，谁就看到全名`,
          },
        ]}
      />
    </View>
  );
}
