import { View } from '@tarojs/components';
import type { HomePerson, HomeStatus } from '../../../contract/home';
import { ask } from '../../cloud/cloud';
import { useLoadedOnShow } from '../../cloud/use-loaded-on-show';
import { Button } from '../../components/Button';
import { PageFrame } from '../../components/PageFrame';
import { FailureState, Skeleton } from '../../components/PageStates';
import { aria } from '../../platform/aria';
import { open } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { place } from '../../state/place';
import { startAfresh } from '../../state/start-afresh';
import { aboutWhom, careAnswers } from './answers';
import type { Answer, CareAnswer } from './answers';
import { ReadAloud } from './ReadAloud';
import { Unbroken } from './Unbroken';
import './care.scss';

/** One thing that can be done from an answer. */
export interface CareAct {
  readonly id: string;
  readonly label: string;
  readonly onTap: () => void;
}

interface AnswerPageProps {
  readonly heading: string;
  readonly answer: Answer;
  readonly actOf: (people: readonly HomePerson[], home: HomeStatus) => CareAct | null;
}

const nobodyWords =
  '这个微信里还没有登记过参保的人，所以答不上来。可以先给自己登记；已经由家人办了的，问家人或者打电话问。';

function enrolOneself(): void {
  startAfresh();
  const home = place.get();
  open(home ? pages.ask : pages.place, home ? {} : { then: 'ask' });
}

function Nobody() {
  return (
    <>
      <View className="care-answer" id="answer">
        {nobodyWords}
      </View>
      <View className="care-acts">
        <ReadAloud words={nobodyWords} />
        <Button id="call-and-ask" kind="secondary" label="打电话问" onTap={() => open(pages.careCall)} />
      </View>
    </>
  );
}

function Answers({ answers }: { readonly answers: readonly CareAnswer[] }) {
  return (
    <>
      <View id="answer" {...aria({ role: 'status', live: 'polite' })}>
        {answers.map(({ key, who, shown }) => (
          <View key={key} className="care-answer">
            {who === null ? null : <View className="care-answer__who">{who}</View>}
            <View>
              <Unbroken words={shown} />
            </View>
          </View>
        ))}
      </View>
      <View className="care-acts">
        <ReadAloud words={answers.map(({ spoken }) => spoken).join('\n')} />
      </View>
    </>
  );
}

/** One answer: of himself where the caller is known, else of each on his list, and what can be done about it. */
export function AnswerPage({ heading, answer, actOf }: AnswerPageProps) {
  const loading = useLoadedOnShow('care', () => ask('resident', 'home.status', {}));
  const home = loading.state === 'ready' ? loading.data : null;
  const people = home === null ? [] : aboutWhom(home.people);
  const enrol: CareAct = { id: 'continue', label: '给自己登记', onTap: enrolOneself };
  const act = home === null ? null : people.length === 0 ? enrol : actOf(people, home);
  return (
    <PageFrame heading={heading} footer={act === null ? undefined : <Button {...act} />}>
      {loading.state === 'loading' ? <Skeleton label="正在查" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {home !== null && people.length === 0 ? <Nobody /> : null}
      {home !== null && people.length > 0 ? (
        <Answers answers={careAnswers(people, answer, home.today)} />
      ) : null}
    </PageFrame>
  );
}
