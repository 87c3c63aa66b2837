import { useState } from 'react';
import { View } from '@tarojs/components';
import type { StoredPersonView } from '../../../contract/corrections';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { OfficerFrame } from '../OfficerFrame';
import type { Wrong } from './correction';
import { CorrectionForm } from './CorrectionForm';
import { Find } from './Find';
import { Stored } from './Stored';

function Proposed({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <View>
      <Callout kind="good" id="done" title="已提出，还没有生效">
        要由另一位经办人在“等同意的”里核对、同意。同意以后，本人能在自己的记录里看到。
      </Callout>
      <Button id="find-another" kind="secondary" label="查另一个人" onTap={onAgain} />
    </View>
  );
}

function Correcting({ region }: { readonly region: string }) {
  const [stored, setStored] = useState<StoredPersonView | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [proposed, setProposed] = useState(false);
  const begin = (): void => {
    setStored(null);
    setWrong(null);
    setProposed(false);
  };
  if (proposed) return <Proposed onAgain={begin} />;
  if (stored === null) return <Find region={region} onFound={setStored} />;
  if (wrong === null) return <Stored stored={stored} onWrong={setWrong} onOther={begin} />;
  return (
    <CorrectionForm
      personId={stored.personId}
      region={region}
      wrong={wrong}
      onProposed={() => setProposed(true)}
      onGiveUp={() => setWrong(null)}
    />
  );
}

/** Finds a person of the officer's places and proposes to put right what is stored wrongly of him. */
export default function OfficerPersonsPage() {
  return (
    <OfficerFrame heading="更正资料" lead="登记错了的，对照证件更正。一个人提出，另一个人同意才生效。">
      {(region) => <Correcting key={region} region={region} />}
    </OfficerFrame>
  );
}
