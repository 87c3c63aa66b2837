import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { liesIn } from '../../../policy';
import type { StoredPersonView } from '../../../contract/corrections';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { OfficerFrame } from '../OfficerFrame';
import type { Officer } from '../use-officer';
import { takeBegun } from './begun';
import type { Begun } from './begun';
import type { Overpaid, Wrong } from './correction';
import { CorrectionForm } from './CorrectionForm';
import { File } from './File';
import { Find } from './Find';
import { GiveBackForm } from './GiveBackForm';
import { Search } from './Search';
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

interface CorrectingProps {
  readonly region: string;
  readonly officer: Officer;
  /** Of somebody who was found before; absent: he is found here. */
  readonly begunWith?: StoredPersonView;
  readonly onOther?: () => void;
}

function Correcting({ region, officer, begunWith, onOther }: CorrectingProps) {
  const [stored, setStored] = useState<StoredPersonView | null>(begunWith ?? null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [overpaid, setOverpaid] = useState<Overpaid | null>(null);
  const [proposed, setProposed] = useState(false);
  const begin = (): void => {
    onOther?.();
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

interface SearchingProps {
  readonly region: string;
  readonly officer: Officer;
  /** What another page began; null where one searches here. */
  readonly begun: Begun | null;
}

/** Searches, reads the file, and goes on from there to what is wrong in it. */
function Searching({ region, officer, begun: from }: SearchingProps) {
  const [begun, setBegun] = useState(from);
  const [personId, setPersonId] = useState(begun !== null && 'personId' in begun ? begun.personId : null);
  const [stored, setStored] = useState<StoredPersonView | null>(null);
  const act = useAct(async (id: string) =>
    setStored(await ask('officer', 'persons.stored', { region, personId: id })),
  );
  const begin = (): void => {
    setStored(null);
    setPersonId(null);
    setBegun(null);
  };
  if (stored !== null) {
    return <Correcting region={region} officer={officer} begunWith={stored} onOther={begin} />;
  }
  if (personId === null) {
    const query = begun !== null && 'query' in begun ? begun.query : undefined;
    return <Search region={region} begun={query} onFound={setPersonId} />;
  }
  return (
    <View>
      <ActFailure title="没有打开" failure={act.failure} />
      <File
        region={region}
        personId={personId}
        officer={officer.name}
        onCorrect={() => act.start(personId)}
        onOther={begin}
      />
    </View>
  );
}

/** Finds a person of the officer's places and proposes to put right what is stored wrongly of him, or to give back what was paid. */
export default function OfficerPersonsPage() {
  const { params } = useRouter<{ look?: string; begun?: string }>();
  const [begun] = useState(() => takeBegun(params.begun));
  if (params.look === 'file') {
    return (
      <OfficerFrame
        heading="查一个人"
        lead="在您负责的地方，登记、参保、缴费、退费到了哪一步。查了谁，都记在操作日志里。"
        begin={begun?.region}
      >
        {(region, officer) => (
          <Searching
            key={region}
            region={region}
            officer={officer}
            begun={begun !== null && liesIn(begun.region, region) ? begun : null}
          />
        )}
      </OfficerFrame>
    );
  }
  return (
    <OfficerFrame
      heading="更正和退费"
      lead="登记错了的，对照证件更正；错缴、多缴的，在这里退。一个人提出，另一个人同意才生效。"
    >
      {(region, officer) => <Correcting key={region} region={region} officer={officer} />}
    </OfficerFrame>
  );
}
