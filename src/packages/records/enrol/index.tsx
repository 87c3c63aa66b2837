import { PageFrame } from '../../../components/PageFrame';

export default function EnrolPage() {
  return <PageFrame heading="…" />;
}
