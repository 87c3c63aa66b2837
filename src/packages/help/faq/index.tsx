import { PageFrame } from '../../../components/PageFrame';

export default function QuestionsPage() {
  return <PageFrame heading="…" />;
}
