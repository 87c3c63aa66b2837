import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import type { NoticeDocument } from '../../../policy';
import {
  changesByReason,
  changesFor,
  type PersonChange,
  toldInWords,
} from '../../../policy/authoring/changes';
import { Button } from '../../components/Button';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';

interface EffectsProps {
  readonly before: NoticeDocument | null;
  readonly notice: NoticeDocument;
  readonly under: readonly NoticeDocument[];
}

function Person({ change }: { readonly change: PersonChange }) {
  return (
    <View className="lead">
      <View className="strong">{change.who}</View>
      <View>
        <Words>{`原来：${toldInWords(change.before)}`}</Words>
      </View>
      <View>
        <Words>{`现在：${toldInWords(change.after)}`}</Words>
      </View>
    </View>
  );
}

/** So many people of a group, and so many more at a time: WeChat's pages are to stay small. */
const [fewOfGroup, moreAtOnce] = [6, 20] as const;

/** The people of one group for whom the same rules change something, a few of them at first. */
function People({ id, people }: { readonly id: string; readonly people: readonly PersonChange[] }) {
  const [shown, setShown] = useState<number>(fewOfGroup);
  return (
    <>
      {people.slice(0, shown).map((change) => (
        <Person key={change.who} change={change} />
      ))}
      {shown < people.length ? (
        <Button
          id={id}
          kind="plain"
          label={`再看${Math.min(moreAtOnce, people.length - shown)}种人`}
          onTap={() => setShown(shown + moreAtOnce)}
        />
      ) : null}
    </>
  );
}

/** Those for whom nothing changes: a number, and who they are for whoever wants to see. */
function Unchanged({ changes }: { readonly changes: readonly PersonChange[] }) {
  const [shown, setShown] = useState(0);
  const same = changes.filter(({ differs }) => !differs);
  if (same.length === 0) return null;
  return (
    <View id="unchanged">
      <Button
        id="show-unchanged"
        kind="plain"
        label={shown > 0 ? '收起' : `看看和原来一样的${same.length}种人`}
        onTap={() => setShown(shown > 0 ? 0 : moreAtOnce)}
      />
      {same.slice(0, shown).map(({ who, after }) => (
        <View key={who}>
          <Words>{`${who}：${after.words}`}</Words>
        </View>
      ))}
      {shown > 0 && shown < same.length ? (
        <Button
          id="more-unchanged"
          kind="plain"
          label={`再看${Math.min(moreAtOnce, same.length - shown)}种`}
          onTap={() => setShown(shown + moreAtOnce)}
        />
      ) : null}
    </View>
  );
}

function Groups({ changes }: { readonly changes: readonly PersonChange[] }) {
  const groups = changesByReason(changes);
  const differ = changes.filter(({ differs }) => differs).length;
  return (
    <View id="effects">
      <View>{`${changes.length}种典型的人里，${differ}种的结果不同，其余的和原来一样。这些是例子，不是人数。`}</View>
      <View className="spaced">
        {groups.map(({ why, people }, at) => (
          <Card key={why.join()}>
            {(why.length === 0 ? ['几条规则合在一起变了'] : why).map((sentence) => (
              <View key={sentence} className="strong">
                <Words>{`因为${sentence}`}</Words>
              </View>
            ))}
            <People id={`more-of-group-${at}`} people={people} />
          </Card>
        ))}
      </View>
      <Unchanged changes={changes} />
    </View>
  );
}

function Worked({ before, notice, under }: EffectsProps & { readonly before: NoticeDocument }) {
  const changes = useMemo(() => changesFor(before, notice, [...under, before]), [before, notice, under]);
  return <Groups changes={changes} />;
}

/** What changes for some sixty typical people: only those whose answer differs, by why it does. */
export function Effects(props: EffectsProps) {
  const [open, setOpen] = useState(false);
  const { before } = props;
  return (
    <Section title="哪些人会不一样">
      {before === null ? (
        <View>这是这个地方的第一份通知，没有可比的。</View>
      ) : (
        <Button
          id="show-effects"
          kind="plain"
          label={open ? '收起' : `和${before.year}年那一份比一比`}
          onTap={() => setOpen(!open)}
        />
      )}
      {open && before !== null ? <Worked {...props} before={before} /> : null}
    </Section>
  );
}
