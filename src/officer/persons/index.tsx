import { useState } from 'react';
import { View } from '@tarojs/components';
import type { StoredPersonView } from '../../../contract/corrections';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { OfficerFrame } from '../OfficerFrame';
import type { Officer } from '../use-officer';
import type { Overpaid, Wrong } from './correction';
import { CorrectionForm } from './CorrectionForm';
import { Find } from './Find';
import { GiveBackForm } from './GiveBackForm';
import { Stored } from './Stored';

function Proposed({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <View>
      <Callout kind="good" id="done" title="已提出，还没有生效">
        要由另一位经办人在“等同意的”里核对、同意。同意以后，本人和付款人能在自己的记录里看到。
      </Callout>
      <Button id="find-another" kind="secondary" label="查另一个人" onTap={onAgain} />
    </View>
  );
}

function Correcting({ region, officer }: { readonly region: string; readonly officer: Officer }) {
  const [stored, setStored] = useState<StoredPersonView | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [overpaid, setOverpaid] = useState<Overpaid | null>(null);
  const [proposed, setProposed] = useState(false);
  const begin = (): void => {
    setStored(null);
    setWrong(null);
    setOverpaid(null);
    setProposed(false);
  };
  if (proposed) return <Proposed onAgain={begin} />;
  if (stored === null) return <Find region={region} onFound={setStored} />;
  if (overpaid !== null) {
    return (
      <GiveBackForm
        region={region}
        overpaid={overpaid}
        onProposed={() => setProposed(true)}
        onGiveUp={() => setOverpaid(null)}
      />
    );
  }
  if (wrong === null) {
    const { duties } = officer;
    return (
      <Stored
        stored={stored}
        may={{ correct: duties.includes('roster'), giveBack: duties.includes('money') }}
        onWrong={setWrong}
        onOverpaid={setOverpaid}
        onOther={begin}
      />
    );
  }
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

/** Finds a person of the officer's places and proposes to put right what is stored wrongly of him, or to give back what was paid. */
export default function OfficerPersonsPage() {
  return (
    <OfficerFrame
      heading="更正和退费"
      lead="登记错了的，对照证件更正；错缴、多缴的，在这里退。一个人提出，另一个人同意才生效。"
    >
      {(region, officer) => <Correcting key={region} region={region} officer={officer} />}
    </OfficerFrame>
  );
}
