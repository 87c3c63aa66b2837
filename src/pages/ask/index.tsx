import { PageFrame } from '../../components/PageFrame';

export default function AskPage() {
  return <PageFrame heading="…" />;
}
