import { View } from '@tarojs/components';
import { dutyNames } from '../../../contract/duty-names';
import { officerDuties } from '../../../contract/officer';
import type { OfficerDuty } from '../../../contract/officer';
import { dutiesFromAbove, dutiesOfOperator } from '../../../contract/officers';
import type { Appointment } from '../../../contract/officers';
import { ManyChoices } from '../../components/ChoiceList';
import { Field } from '../../components/Field';
import { PlaceWithin } from '../PlaceWithin';

const hints: Readonly<Partial<Record<OfficerDuty, string>>> = {
  roster: '名册、待确认身份、更正资料',
  codes: '看过证件，发一次性码',
  contacts: '咨询电话、缴费办法、街道和村，公开参保进度',
  notices: '写通知，两人同意后发布',
  money: '退费、对账、共济账户和别处缴费的文件',
  audit: '看别的经办人办了什么',
  officers: '邀请、改、结束下级的经办人',
};

interface AppointmentFieldsProps {
  /** Of the office that appoints him. */
  readonly own: string;
  readonly value: Appointment;
  readonly error: string | undefined;
  readonly onChange: (value: Appointment) => void;
}

/** For which place, and what he may do there; what watches over others is given below the office alone. */
export function AppointmentFields({ own, value, error, onChange }: AppointmentFieldsProps) {
  const [region = own] = value.regions;
  const givable = officerDuties.filter(
    (duty) =>
      !dutiesOfOperator.includes(duty) && !(dutiesFromAbove.includes(duty) && value.regions.includes(own)),
  );
  const toggle = (duty: OfficerDuty): void =>
    onChange({
      ...value,
      duties: value.duties.includes(duty)
        ? value.duties.filter((one) => one !== duty)
        : [...value.duties, duty],
    });
  const move = (next: string): void =>
    onChange({
      regions: [next],
      duties: value.duties.filter((duty) => next !== own || !dutiesFromAbove.includes(duty)),
    });
  return (
    <View>
      <PlaceWithin own={own} chosen={region} lead="他负责的地方" onChoose={move} />
      <View className="spaced">
        <Field
          id="duties"
          label="他办什么"
          hint={value.regions.includes(own) ? '“经办人员”和“操作月报”要由上级单位给本单位的人。' : undefined}
          error={error}
        >
          <ManyChoices<OfficerDuty>
            name="他办什么"
            chosen={value.duties}
            onToggle={toggle}
            choices={givable.map((duty) => ({
              value: duty,
              label: dutyNames[duty],
              hint: hints[duty],
              id: `duty-${duty}`,
            }))}
          />
        </Field>
      </View>
    </View>
  );
}
