import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { openPerson } from '../persons/begun';
import { readQuery } from '../persons/read-query';
import './home.scss';

const onWeb = process.env.TARO_ENV === 'h5';

/** A computer's Enter; a phone has the button. */
function onEnter(act: () => void): Record<string, unknown> {
  if (!onWeb) return {};
  return {
    onKeyDown: (event: { readonly key: string; readonly target: EventTarget }) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) act();
    },
  };
}

/** Somebody is at the window: his number, an order's or a receipt's code leads to his file. The search itself is that page's. */
export function FindPerson({ region }: { readonly region: string }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>();
  const find = (): void => {
    const query = readQuery(typed);
    setError(typeof query === 'string' ? query : undefined);
    if (typeof query === 'string') return;
    // The page keeps it where nobody is found; here no number stays behind.
    setTyped('');
    openPerson({ region, query });
  };
  return (
    <View className="find-person" {...onEnter(find)}>
      <Field id="find-person" label="查一个人：证件、订单或凭证的号码" error={error}>
        <View className="find-person__line">
          <View className="find-person__field">
            <TextInput
              id="find-person-input"
              name="证件、订单或凭证的号码"
              value={typed}
              wrong={error !== undefined}
              onInput={(next) => {
                setError(undefined);
                setTyped(next);
              }}
            />
          </View>
          <Button id="find-person-go" kind="secondary" label="查" onTap={find} />
        </View>
      </Field>
    </View>
  );
}
