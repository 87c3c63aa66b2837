import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import type { UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { Detail } from './Detail';
import { DropFile } from './DropFile';
import { standingOf, tagOf } from './words';

interface UploadCardProps {
  readonly upload: UploadView;
  readonly onOpen: (uploadId: string) => void;
}

function UploadCard({ upload, onOpen }: UploadCardProps) {
  const { uploadId, name, at, counts } = upload;
  return (
    <Card id={`upload-${uploadId}`}>
      <View className="record-card__head">
        <View className="strong">{name}</View>
        <Tag kind={tagOf(upload)} words={standingOf(upload)} />
      </View>
      <View className="soft small">{`${sayMoment(at)}上传，${counts.rows}行，${counts.problems}行有问题`}</View>
      <Button id={`open-${uploadId}`} kind="secondary" label="打开" onTap={() => onOpen(uploadId)} />
    </Card>
  );
}

interface OwnUploadsProps {
  readonly region: string;
  readonly onOpen: (uploadId: string) => void;
}

function OwnUploads({ region, onOpen }: OwnUploadsProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${after}`, () => ask('files', 'uploads.list', { region, after }));
  return (
    <Section title="您传过的文件">
      <PagedList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ uploads }) => uploads}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={<Empty title="还没有传过" words="传过的文件列在这里，60天内可以打开、整批撤回。" />}
      >
        {(uploads) =>
          uploads.map((one) => (
            <View className="spaced" key={one.uploadId}>
              <UploadCard upload={one} onOpen={onOpen} />
            </View>
          ))
        }
      </PagedList>
    </Section>
  );
}

function Uploads({ region }: { readonly region: string }) {
  const [opened, setOpened] = useState<string | null>(null);
  if (opened !== null) return <Detail key={opened} uploadId={opened} onBack={() => setOpened(null)} />;
  return (
    <View>
      <DropFile region={region} onSent={setOpened} />
      <OwnUploads region={region} onOpen={setOpened} />
    </View>
  );
}

/** An office's files, worked off in the cloud: read, checked line by line, proposed to a colleague, taken back as a whole. */
export default function OfficerUploadsPage() {
  return (
    <OfficerFrame
      heading="上传名册"
      lead="整个文件传上来，云端逐行核对；没有问题的提出，另一位经办人同意以后生效。"
      wide
    >
      {(region) => <Uploads key={region} region={region} />}
    </OfficerFrame>
  );
}
