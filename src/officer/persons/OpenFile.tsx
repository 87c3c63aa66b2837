import { Button } from '../../components/Button';
import { openPerson } from './begun';

interface OpenFileProps {
  /** Where a page shows several people, to keep them apart. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly personId: string;
}

/** From a list to somebody's file; the look stands in the log as any search does. */
export function OpenFile({ id, name, region, personId }: OpenFileProps) {
  return (
    <Button
      id={`file-of-${id}`}
      kind="plain"
      label={`看${name}的档案`}
      onTap={() => openPerson({ region, personId })}
    />
  );
}
