import { useState } from 'react';
import { View } from '@tarojs/components';
import type { InvitationView, OfficerView } from '../../../contract/officers';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { OfficerFrame } from '../OfficerFrame';
import type { Officer } from '../use-officer';
import { InviteForm } from './InviteForm';
import { Invitations, OfficersList } from './Lists';
import { OneInvitation } from './OneInvitation';
import { OneOfficer } from './OneOfficer';

type Shown =
  | { readonly what: 'lists' | 'invite' }
  | { readonly what: 'officer'; readonly one: OfficerView }
  | { readonly what: 'invitation'; readonly one: InvitationView };

const proposedWords = '已提出，还没有生效。请另一位管经办人员的人在“等同意的”里核对、同意。';

interface OfficersProps {
  readonly region: string;
  readonly officer: Officer;
}

function Officers({ region, officer }: OfficersProps) {
  const [shown, setShown] = useState<Shown>({ what: 'lists' });
  const [done, setDone] = useState<string | null>(null);
  const mayChange = officer.duties.includes('officers');
  const back = (words: string | null = null): void => {
    setDone(words);
    setShown({ what: 'lists' });
  };
  switch (shown.what) {
    case 'invite':
      return <InviteForm region={region} onProposed={() => back(proposedWords)} onGiveUp={() => back()} />;
    case 'officer':
      return (
        <OneOfficer
          region={region}
          officer={shown.one}
          mayChange={mayChange}
          onProposed={() => back(proposedWords)}
          onEnded={() => back(`${shown.one.name}的职责已结束。`)}
          onBack={() => back()}
        />
      );
    case 'invitation':
      return (
        <OneInvitation
          invitation={shown.one}
          mayChange={mayChange}
          onDone={(words) => back(words)}
          onBack={() => back()}
        />
      );
    default:
      return (
        <View>
          {done === null ? null : (
            <Callout kind="good" id="done" title="办好了" urgent>
              {done}
            </Callout>
          )}
          {mayChange ? (
            <Button id="invite" label="邀请经办人" onTap={() => setShown({ what: 'invite' })} />
          ) : null}
          <Invitations region={region} onOpen={(one) => setShown({ what: 'invitation', one })} />
          <OfficersList region={region} onOpen={(one) => setShown({ what: 'officer', one })} />
        </View>
      );
  }
}

/** Who is an officer in one's places: invited and changed by two, ended by one. */
export default function OfficersPage() {
  return (
    <OfficerFrame
      heading="经办人员"
      lead="谁能办什么：邀请和更改要两个人，结束一个人就行。自己的由别人办。"
      wide
    >
      {(region, officer) => <Officers key={region} region={region} officer={officer} />}
    </OfficerFrame>
  );
}
