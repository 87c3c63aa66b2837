import { PageFrame } from '../../../components/PageFrame';

export default function RecordPage() {
  return <PageFrame heading="…" />;
}
