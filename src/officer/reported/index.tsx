import { useState } from 'react';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { usePlaceNames } from '../../answers/learn-places';
import { open } from '../../platform/navigation';
import { OfficerFrame } from '../OfficerFrame';
import { officerPages } from '../pages';
import { FileCard } from './FileCard';

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
      <PagedList
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
        {(all) =>
          all.map((file) => (
            <FileCard
              key={file.number}
              file={file}
              onAnswer={({ number }) =>
                open(officerPages.officerUploads, { kind: 'registration', number, region })
              }
              onChanged={() => setChanged((count) => count + 1)}
            />
          ))
        }
      </PagedList>
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
