import type { LevyListView } from '../../../contract/levy-lists';
import { ask } from '../../cloud/cloud';
import { type GoingOn, patienceMs, useGoingOn } from '../use-going-on';

function goOn(levyListId: string): Promise<LevyListView> {
  return ask('files', 'levy-lists.go-on', { levyListId }, patienceMs);
}

function isUnderWay({ state }: LevyListView): boolean {
  return state !== 'done';
}

/** Goes on with a list until its files are made. */
export function useLevyList(levyListId: string): Omit<GoingOn<LevyListView>, 'setView'> {
  return useGoingOn(levyListId, goOn, isUnderWay);
}
