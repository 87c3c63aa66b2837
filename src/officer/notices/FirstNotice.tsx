import { View } from '@tarojs/components';
import { firstDraft } from '../../../policy/authoring/first-draft';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Card, Section } from '../../components/Section';
import { beginDraft } from './begin-draft';
import { yearsWrittenNow } from './years-to-write';

interface FirstNoticeProps {
  readonly region: string;
  /** ms since 1970, by the server's clock. */
  readonly now: number;
}

/** For a paper that takes nothing over: a place's first, or one that comes beside what holds there. */
export function FirstNotice({ region, now }: FirstNoticeProps) {
  const act = useAct((year: number) => beginDraft(region, JSON.stringify(firstDraft(region, year))));
  return (
    <Section title="从头写一份">
      <Card id="first-notice">
        <View>上一年有的，从上一年接过来改更省事。这里从空白写起：先贴上文件的文字，再一条一条写。</View>
        <ActFailure title="没有建好草稿" failure={act.failure} />
        {yearsWrittenNow(now).map((year) => (
          <Button
            key={year}
            id={`first-notice-${year}`}
            kind="plain"
            label={`从头写${year}年度的`}
            busy={act.busy}
            onTap={() => act.start(year)}
          />
        ))}
      </Card>
    </Section>
  );
}
