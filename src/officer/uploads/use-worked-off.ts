import type { UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { type GoingOn, patienceMs, useGoingOn } from '../use-going-on';
import { isUnderWay } from './words';

export interface WorkedOff extends Omit<GoingOn<UploadView>, 'setView'> {
  /** From here on by what is known now; what is under way goes on. */
  readonly show: (view: UploadView) => void;
}

function goOn(uploadId: string): Promise<UploadView> {
  return ask('files', 'uploads.go-on', { uploadId }, patienceMs);
}

/** Works an upload off until its officer or somebody else has to decide. */
export function useWorkedOff(uploadId: string): WorkedOff {
  const { view, failure, setView, again } = useGoingOn(uploadId, goOn, isUnderWay);
  const show = (next: UploadView): void => {
    setView(next);
    if (isUnderWay(next)) again();
  };
  return { view, failure, show, again };
}
