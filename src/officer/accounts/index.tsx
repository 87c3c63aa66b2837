import { useState } from 'react';
import { View } from '@tarojs/components';
import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';
import { OfficerFrame } from '../OfficerFrame';
import { ImportOrUndo } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { Batches } from './Batches';
import { FileForm } from './FileForm';
import { kindWords } from './file-kinds';
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
      {kind === 'bindings' || kind === 'balances' ? <ImportOrUndo act={fileAct} onAct={setFileAct} /> : null}
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

/** The files that go between the office and the medical insurance bureau. */
export default function OfficerAccountsPage() {
  return (
    <OfficerFrame heading="共济账户文件" lead="绑定和余额由医保部门给我们，扣款批次交给他们，再读回结果。">
      {(region) => <Files key={region} region={region} />}
    </OfficerFrame>
  );
}
