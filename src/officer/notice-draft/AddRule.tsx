import { useState } from 'react';
import { View } from '@tarojs/components';
import { kindPurpose } from '../../../policy/authoring/form-words';
import { ruleKindName } from '../../../policy/rules/kind-names';
import { ruleKinds } from '../../../policy/rules/rule-kinds';
import type { Stage } from '../../../policy/rules/rule-kind';
import { Button } from '../../components/Button';
import { Row, Rows } from '../../components/Rows';

/** What each stage of an answer decides, to choose a kind by. */
const about: Readonly<Record<Stage, string>> = {
  facts: '缴多少',
  price: '缴多少',
  window: '什么时候缴',
  aid: '资助',
  cover: '什么时候能报销、过期怎么缴',
  back: '先缴后补',
  refund: '退费',
  remark: '提示和说明',
};

function kindsByTitle(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { kind, stage } of ruleKinds.values()) {
    const title = stage === undefined ? '不影响金额的' : about[stage];
    groups.set(title, [...(groups.get(title) ?? []), kind]);
  }
  return groups;
}

interface AddRuleProps {
  readonly clause: string;
  readonly onAdd: (kind: string) => void;
}

/** Chooses what the new rule of a clause is about. */
export function AddRule({ clause, onAdd }: AddRuleProps) {
  const [open, setOpen] = useState(false);
  const id = `add-rule-${clause}`;
  return (
    <View>
      <Button id={id} kind="plain" label={open ? '不加了' : '给这一条加规则'} onTap={() => setOpen(!open)} />
      {open
        ? [...kindsByTitle()].map(([title, kinds]) => (
            <View key={title}>
              <View className="field__label">{title}</View>
              <Rows>
                {kinds.map((kind) => (
                  <Row
                    key={kind}
                    id={`${id}-${kind}`}
                    label={ruleKindName(kind)}
                    hint={kindPurpose(kind)}
                    onTap={() => {
                      setOpen(false);
                      onAdd(kind);
                    }}
                  />
                ))}
              </Rows>
            </View>
          ))
        : null}
    </View>
  );
}
