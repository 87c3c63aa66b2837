import { PageFrame } from '../../components/PageFrame';

export default function ResultPage() {
  return <PageFrame heading="…" />;
}
