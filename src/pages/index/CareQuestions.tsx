import { open } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { Entry } from './Entry';

/** What whoever needs large letters comes for: each question has a page with one answer. */
export function CareQuestions() {
  return (
    <>
      <Entry
        id="care-pay"
        icon="calculate"
        label="我要交钱吗"
        hint="交多少，最晚哪天"
        first
        onTap={() => open(pages.carePay)}
      />
      <Entry
        id="care-cover"
        icon="records"
        label="我有医保吗"
        hint="从哪天起能用"
        onTap={() => open(pages.careCover)}
      />
      <Entry
        id="care-call"
        icon="ask"
        label="打电话问谁"
        hint="点一下就拨"
        onTap={() => open(pages.careCall)}
      />
    </>
  );
}
