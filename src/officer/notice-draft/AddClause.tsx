import { useState } from 'react';
import { View } from '@tarojs/components';
import { isClause } from '../../../policy/clause';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { clauseOf } from './form/plain-values';

/** A clause that isn't in the draft yet. */
export function AddClause({ onAdd }: { readonly onAdd: (clause: string) => void }) {
  const [typed, setTyped] = useState('');
  const clause = clauseOf(typed);
  return (
    <View>
      <Field id="new-clause" label="加一条" hint="这里还没有的条款，写它的编号，例如 二（五）">
        <TextInput id="new-clause-input" name="条款的编号" value={typed} onInput={setTyped} />
      </Field>
      {isClause(clause) ? (
        <Button
          id="add-clause"
          kind="plain"
          label="加上这一条"
          onTap={() => {
            onAdd(clause);
            setTyped('');
          }}
        />
      ) : null}
    </View>
  );
}
