import { PageFrame } from '../../components/PageFrame';

export default function CheckPage() {
  return <PageFrame heading="…" />;
}
