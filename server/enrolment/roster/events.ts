import type { Circumstance } from '../../../policy/fact-sheet';
import type { Roster, RosterCircumstance } from '../../schema';

/** The events of a life that offices confirmed, each once, however many did. */
export function eventsOf({ circumstances }: Pick<Roster, 'circumstances'>): readonly Circumstance[] {
  return circumstances
    .filter((one, at) => circumstances.findIndex((other) => isSameEvent(one, other)) === at)
    .map(asEvent);
}

/** Without where it came from, and at which school: no notice asks it. */
export function asEvent({
  source: _,
  region: _region,
  school: _school,
  ...event
}: RosterCircumstance): Circumstance {
  return event;
}

export function isSameEvent(one: Circumstance, other: Circumstance): boolean {
  return one.code === other.code && one.on === other.on;
}

/** Whether it says that somebody is a student. */
export function isOfStudent({ code }: Circumstance): boolean {
  return code === 'college-student' || code === 'new-college-student';
}
