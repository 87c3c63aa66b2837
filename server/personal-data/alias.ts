import { formerPayer } from '../enrolment';
import type { Cloud } from '../platform';

const prefix = 'erased-';

/** Stands for somebody whose account was erased: drawn at random, so that nothing leads back to his openId. */
export function newAlias(cloud: Cloud): string {
  return `${prefix}${cloud.randomHex(12)}`;
}

/** Whether an actor of a history was a payer who isn't here any more. */
export function isGonePayer(actor: string): boolean {
  return actor === formerPayer || actor.startsWith(prefix);
}
