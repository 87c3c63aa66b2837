import { useState } from 'react';
import { View } from '@tarojs/components';
import { relations } from '../../../../contract/family';
import type { Relation, RelativeView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { ChoiceList } from '../../../components/ChoiceList';
import { Section } from '../../../components/Section';
import { relationWords } from '../../../words/relation';

/** Whoever is oneself was consented for by oneself: that is no slip of a finger, and is registered anew. */
const others = relations.filter((relation) => relation !== 'self');

interface ChangeRelationProps {
  readonly relative: RelativeView;
  readonly onChanged: () => void;
  readonly onLeave: () => void;
}

/** What the relative is to the payer, put right. */
export function ChangeRelation({ relative, onChanged, onLeave }: ChangeRelationProps) {
  const [relation, setRelation] = useState<Relation>(relative.relation);
  const act = useAct(async () => {
    await ask('resident', 'family.edit', { relativeId: relative.relativeId, relation });
    onChanged();
  });
  return (
    <Section title="他是您的">
      <View className="section__note">改关系不影响应缴的金额，也不用重新同意。</View>
      <ActFailure title="没有改成" failure={act.failure} />
      <ChoiceList<Relation>
        name="他是您的"
        chosen={relation}
        onChoose={setRelation}
        choices={others.map((value) => ({ value, label: relationWords[value], id: `relation-${value}` }))}
      />
      <View className="card__action">
        <Button id="save-relation" label="改成这个关系" busy={act.busy} onTap={() => act.start()} />
        <Button id="keep-relation" kind="plain" label="不改" onTap={onLeave} />
      </View>
    </Section>
  );
}
