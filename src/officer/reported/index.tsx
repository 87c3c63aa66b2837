import { useState } from 'react';
import type { PageAfter } from '../../../contract/pages';
import type { RegistrationFileView } from '../../../contract/registration';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Empty } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { placeName } from '../../answers/places';
import { usePlaceNames } from '../../answers/learn-places';
import { open } from '../../platform/navigation';
import { sayMomentWithYear } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { officerPages } from '../pages';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { FileCard } from './FileCard';
import { answerWords, contentWords, recipientWords } from './words';

const tableOfFiles: TableOf<RegistrationFileView> = {
  name: '每天的文件',
  columns: ['编号', '给谁', '哪里', '哪天生成', '里面有什么', '回执'],
  idOf: ({ number }) => number,
  cellsOf: (file) => [
    file.number,
    recipientWords[file.recipient],
    placeName(file.region),
    sayMomentWithYear(file.at),
    contentWords(file),
    answerWords(file),
  ],
};

function Files({ region }: { readonly region: string }) {
  const [after, setAfter] = useState<PageAfter>(null);
  const [changed, setChanged] = useState(0);
  const loading = useLoaded(`${region} ${after} ${changed}`, () =>
    ask('officer', 'registration.files', { region, after }),
  );
  const files = loading.state === 'ready' ? loading.data.files : [];
  usePlaceNames(files.map((file) => file.region));
  return (
    <Section title="每天的文件">
      <WorkList
        table={tableOfFiles}
        shown="最近生成的在前"
        loading={loading}
        label="正在读取文件清单"
        itemsOf={({ files: all }) => all}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={
          <Empty
            title="还没有文件"
            words="有人在这里缴费或免缴参保，第二天凌晨就按县（市、区）生成。街道乡镇没有，请看“每日对账”里本地的收退款。"
          />
        }
      >
        {(file: RegistrationFileView) => (
          <FileCard
            file={file}
            onAnswer={({ number }) =>
              open(officerPages.officerUploads, { kind: 'registration', number, region })
            }
            onChanged={() => setChanged((count) => count + 1)}
          />
        )}
      </WorkList>
    </Section>
  );
}

/** The numbered files that tell bureau and tax office who was enrolled here, and what they answered. */
export default function OfficerReportedPage() {
  return (
    <OfficerFrame
      heading="参保报送"
      lead="在这里参保、取消的人，每天按县（市、区）列成有编号的文件，分别交给医保部门和税务部门，再读回他们的回执。"
      wide
    >
      {(region) => <Files key={region} region={region} />}
    </OfficerFrame>
  );
}
