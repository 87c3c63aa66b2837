import type { HomePerson } from '../../../../contract/home';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { AnswerPage } from '../AnswerPage';
import type { CareAct } from '../AnswerPage';
import { coverAnswer } from '../answers';

/** Whose cover is told to himself alone: the way to show that he is himself. */
function actOf(people: readonly HomePerson[]): CareAct | null {
  const untold = people.some(
    ({ self, status }) => self && status?.state === 'paid' && status.coveredFrom === undefined,
  );
  return untold ? { id: 'continue', label: '确认是我本人', onTap: () => open(pages.self) } : null;
}

/** "Am I covered": now, and from when. */
export default function CareCoverPage() {
  return <AnswerPage heading="我有医保吗" answer={coverAnswer} actOf={actOf} />;
}
