import { useState } from 'react';
import { View } from '@tarojs/components';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';
import { OfficerFrame } from '../OfficerFrame';
import { ImportOrUndo } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { Batches } from './Batches';
import { FileForm } from './FileForm';
import { isTakenBack, kindWords } from './file-kinds';
import type { FileKind } from './file-kinds';

const kinds = Object.keys(kindWords) as FileKind[];

function Files({ region }: { readonly region: string }) {
  const [kind, setKind] = useState<FileKind>('bindings');
  const [batch, setBatch] = useState('');
  const [fileAct, setFileAct] = useState<FileAct>('import');
  const choose = (next: FileKind, number = ''): void => {
    setKind(next);
    setBatch(number);
    setFileAct('import');
  };
  return (
    <View>
      <Section title="哪种文件">
        <ChoiceList
          name="哪种文件"
          chosen={kind}
          onChoose={(next) => choose(next)}
          choices={kinds.map((value) => ({ value, ...kindWords[value], id: `file-${value}` }))}
        />
      </Section>
      {isTakenBack(kind) ? <ImportOrUndo act={fileAct} onAct={setFileAct} /> : null}
      {kind === 'result' ? <NotTakenBack /> : null}
      {kind === 'batch' ? (
        <Batches region={region} onResult={(number) => choose('result', number)} />
      ) : (
        <FileForm
          key={`${kind} ${batch} ${fileAct}`}
          fileAct={fileAct}
          kind={kind}
          region={region}
          givenNumber={batch}
        />
      )}
    </View>
  );
}

/** What a result brings about is money on its way, or in the account again: no file undoes that. */
function NotTakenBack() {
  return (
    <Callout kind="info" id="not-taken-back" title="结果文件生效以后不能撤回">
      扣成的已经算缴费，没扣成的已经退回账户，钱已经动了。结果错了的，请医保部门更正后另给文件：和第一次不同的，系统仍按第一次，并列入待办清单，由您和医保部门核对。
    </Callout>
  );
}

/** The files of mutual-aid accounts that go between the office and the medical insurance bureau. */
export default function OfficerAccountsPage() {
  return (
    <OfficerFrame heading="共济账户文件" lead="绑定和余额由医保部门给我们，扣款批次交给他们，再读回结果。">
      {(region) => <Files key={region} region={region} />}
    </OfficerFrame>
  );
}
