import { PageFrame } from '../../../components/PageFrame';

export default function ClausePage() {
  return <PageFrame heading="…" />;
}
