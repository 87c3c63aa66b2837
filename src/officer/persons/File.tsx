import { View } from '@tarojs/components';
import type { FileSection } from '../../../contract/person-file';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { fileName } from '../files/file-name';
import { WholeNumber } from './WholeNumber';
import { fileAsText, madeWords } from './file-text';
import './file.scss';
import { SaveButton } from '../files/SaveButton';

const onWeb = process.env.TARO_ENV === 'h5';

function Lines({ lines }: Pick<FileSection, 'lines'>) {
  return (
    <View>
      {lines.map(({ label, words, source }, at) => (
        <View key={`${at} ${label}`} className="file__line">
          <View className="file__label">{label}</View>
          <View className="file__words">
            <Words>{words}</Words>
            {source === undefined || source === '' ? null : (
              <View className="soft small">
                <Words>{source}</Words>
              </View>
            )}
          </View>
        </View>
      ))}
    </View>
  );
}

interface FileProps {
  readonly region: string;
  readonly personId: string;
  /** The officer's name, for the foot of the paper. */
  readonly officer: string;
  readonly onCorrect: () => void;
  readonly onOther: () => void;
}

/** A person's file on one page, in the order of a paper: printed by a browser, handed on as text by a phone. */
export function File({ region, personId, officer, onCorrect, onOther }: FileProps) {
  const loading = useLoaded(`file ${region} ${personId}`, () =>
    ask('officer', 'persons.file', { region, personId }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取档案" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const file = loading.data;
  return (
    <View className="file" id="person-file">
      <Card id="file-of">
        <View className="strong">
          {file.person.name} {file.person.document}
        </View>
        {file.standing === undefined ? null : (
          <View id="file-standing">
            <Words>{file.standing}</Words>
          </View>
        )}
        <View className="soft small">
          <Words>{madeWords(file, officer)}</Words>
        </View>
      </Card>
      <View className="file__off-paper">
        <WholeNumber region={region} personId={personId} />
      </View>
      {file.sections.map(({ title, lines }) => (
        <Section key={title} title={title}>
          <Lines lines={lines} />
        </Section>
      ))}
      <View className="file__off-paper">
        {file.standing === undefined ? <Button id="correct" label="更正、退费" onTap={onCorrect} /> : null}
        {onWeb ? (
          <Button id="print" kind="secondary" label="打印" onTap={() => window.print()} />
        ) : (
          <SaveButton
            id="save-file"
            label="存成文件"
            name={fileName('个人档案', region, 'txt')}
            textOf={() => fileAsText(file, officer)}
          />
        )}
        <Button id="find-another" kind="plain" label="查另一个人" onTap={onOther} />
      </View>
    </View>
  );
}
