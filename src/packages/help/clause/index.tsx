import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { clauseLabel, clausesOf, noticeSummary, plainWords, remarkOf } from '../../../answers/notices';
import type { NoticeSummary } from '../../../answers/notices';
import { usePolicy } from '../../../answers/policy';
import { termsOfClause } from '../../../answers/terms';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

/** The sentences of the notice, where the place's office has loaded them; the program brings none. */
function OfficialText({ notice, clause }: { readonly notice: string; readonly clause: string }) {
  const loading = useLoaded(`text ${notice} ${clause}`, () =>
    ask('resident', 'notices.official-text', { notice, clauses: [clause] }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取原文" />;
  if (loading.state === 'failed') {
    return (
      <Callout kind="warn" id="offline" title="原文暂时读取不到">
        上面的说明不受影响。{loading.failure.message}
        <Button id="retry" kind="plain" label="再试一次" onTap={loading.again} />
      </Callout>
    );
  }
  const paragraphs = loading.data.clauses.flatMap((each) => each.paragraphs);
  if (!loading.data.loaded || paragraphs.length === 0) {
    return <View className="soft">当地还没有把通知原文放上来。可以向参保地的医保部门要。</View>;
  }
  return (
    <Card id="official-text">
      {paragraphs.map((paragraph) => (
        <View key={paragraph} className="para">
          <Words>{paragraph}</Words>
        </View>
      ))}
    </Card>
  );
}

/** Whom the clause means by its words. */
function Terms({ notice, clause }: { readonly notice: string; readonly clause: string }) {
  const terms = termsOfClause(notice, clause);
  if (terms.length === 0) return null;
  return (
    <Section title="说的是谁" id="terms">
      <Card>
        {terms.map(({ name, says }) => (
          <View key={name + says} className="para">
            <View className="strong">{name}</View>
            <Words>{says}</Words>
          </View>
        ))}
      </Card>
    </Section>
  );
}

function OneClause({ notice, clause }: { readonly notice: NoticeSummary; readonly clause: string }) {
  return (
    <PageFrame heading={clauseLabel(notice.id, clause)} lead={notice.title} barTitle="政策说明">
      <Section title="意思是">
        <Card id="plain-words">{plainWords(notice.id, clause) || '通知里没有这一条。'}</Card>
      </Section>
      <Terms notice={notice.id} clause={clause} />
      <Section title="通知原文">
        <OfficialText notice={notice.id} clause={clause} />
      </Section>
      <View className="section">
        <Rows>
          <Row id="open-notice" label="看整份通知" onTap={() => open(pages.clause, { notice: notice.id })} />
        </Rows>
      </View>
    </PageFrame>
  );
}

function WholeNotice({ notice }: { readonly notice: NoticeSummary }) {
  return (
    <PageFrame heading={notice.title} lead={remarkOf(notice)} barTitle="政策说明">
      <Rows>
        {clausesOf(notice.id).map((clause) => (
          <Row
            key={clause}
            id={`clause-${clause}`}
            label={clauseLabel(notice.id, clause)}
            hint={plainWords(notice.id, clause)}
            onTap={() => open(pages.clause, { notice: notice.id, clause })}
          />
        ))}
      </Rows>
    </PageFrame>
  );
}

/** A notice, or one clause of it, in the product's own plain words. */
export default function ClausePage() {
  const { params } = useRouter<{ notice?: string; clause?: string }>();
  usePolicy();
  const notice = noticeSummary(params.notice ?? '');
  if (!notice) {
    return (
      <PageFrame heading="政策说明">
        <Empty title="没有找到这份通知" words="它可能已经被新的通知代替。" />
      </PageFrame>
    );
  }
  return params.clause ? (
    <OneClause notice={notice} clause={params.clause} />
  ) : (
    <WholeNotice notice={notice} />
  );
}
