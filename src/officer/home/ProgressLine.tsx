import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Row, Rows } from '../../components/Rows';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';

/** How far his place is, in a sentence that leads to its page; nothing where nothing is collected for, or it can't be known just now. */
export function ProgressLine({ region }: { readonly region: string }) {
  const loading = useLoaded(`progress line ${region}`, () => ask('officer', 'progress.line', { region }));
  const line = loading.state === 'ready' ? loading.data.line : null;
  if (line === null) return null;
  return (
    <Rows>
      <Row
        id="progress-line"
        label={`${line.year}年度参保进度`}
        hint={line.words}
        onTap={() => open(officerPages.officerProgress)}
      />
    </Rows>
  );
}
