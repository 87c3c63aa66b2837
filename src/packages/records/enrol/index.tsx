import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import type { FieldError } from '../../../components/ErrorSummary';
import { ErrorSummary } from '../../../components/ErrorSummary';
import { PageFrame } from '../../../components/PageFrame';
import { StepFooter } from '../../../components/StepFooter';
import { goBack, open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { useEnrolDraft } from '../../../state/enrol-draft';
import { chinaToday } from '../../../words/days';
import { CheckStep } from './CheckStep';
import { StepBody, stepHeadings } from './StepBody';
import { learnFromDocument } from './learn-from-document';
import { birthDateOf, errorsOn, nextStep, sexOf } from './steps';
import type { StepName } from './steps';

const order: readonly StepName[] = ['relation', 'name', 'document', 'birth', 'consent', 'check'];
function stepOf(text: string | undefined, first: StepName): StepName {
  return order.find((step) => step === text) ?? first;
}

function FillInStep(props: { readonly step: Exclude<StepName, 'check'>; readonly editing: boolean }) {
  const { step, editing } = props;
  const draft = useEnrolDraft();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const today = chinaToday();
  const proceed = () => {
    const wrong = errorsOn(step, draft, today);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const birthDate = step === 'document' || step === 'birth' ? birthDateOf(draft, today) : null;
    if (birthDate !== null) learnFromDocument({ birthDate, sex: sexOf(draft) });
    if (editing) goBack();
    else open(pages.enrol, { step: nextStep(step, draft, today) });
  };
  return (
    <PageFrame
      heading={stepHeadings[step]}
      barTitle="参保登记"
      footer={<StepFooter label={editing ? '改好了' : '继续'} onContinue={proceed} />}
    >
      <ErrorSummary errors={errors} />
      <StepBody step={step} draft={draft} today={today} errors={errors} />
    </PageFrame>
  );
}

/** Name, document, consent, one question a page; then everything on one page before it is sent. */
export default function EnrolPage() {
  const { params } = useRouter<{ step?: string; edit?: string }>();
  const { family } = useEnrolDraft();
  const step = stepOf(params.step, family ? 'relation' : 'name');
  return step === 'check' ? <CheckStep /> : <FillInStep step={step} editing={params.edit === '1'} />;
}
