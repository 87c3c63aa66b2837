import type { AlikeCases as Found, AskableReason } from '../../../contract/refunds';
import { sumFen } from '../../../policy/money';
import { ask } from '../../cloud/cloud';
import { yuan } from '../../words/money';
import { Alike } from '../work-list/Alike';
import type { AlikeGroup } from '../work-list/Alike';
import { officersPlace } from '../use-officer';
import { namesOf } from './case-cells';

const reasonWords: Readonly<Record<AskableReason, string>> = {
  recognised: '缴费后认定身份',
  'paid-twice': '重复缴费',
  died: '参保人去世',
  'insured-elsewhere': '已在别处参保',
  'wrong-place': '参保地选错',
};

function groupOf({ reason, place, cases }: Found): AlikeGroup {
  return {
    id: `${reason}-${place}`,
    title: `${reasonWords[reason]}，${officersPlace(place)}`,
    all: cases.map((one) => ({
      id: one.caseId,
      name: namesOf(one),
      words: `退${yuan(one.amountFen)}元。${one.listed}。${one.insured ?? ''}`,
      decide: (note) => ask('officer', 'cases.resolve', { caseId: one.caseId, decision: 'approve', note }),
    })),
    meaning: (ids) => {
      const sum = sumFen(cases.filter(({ caseId }) => ids.includes(caseId)).map((one) => one.amountFen));
      return `一共退${yuan(sum)}元，马上退给付款人，收不回来；这些人这一年度不再由这些缴费参保。`;
    },
  };
}

interface AlikeCasesProps {
  readonly region: string;
  readonly onDone: (words: string) => void;
}

/** Refunds of which the lists of the dead, of other insurances and of the tax office say the same. */
export function AlikeCases({ region, onDone }: AlikeCasesProps) {
  return (
    <Alike
      id="alike"
      label="退费申请：名单上已经写明的，一起办"
      unit="件"
      act="同意退费"
      hasNote
      find={async () => (await ask('officer', 'cases.alike', { region })).groups.map(groupOf)}
      onDone={onDone}
    />
  );
}
