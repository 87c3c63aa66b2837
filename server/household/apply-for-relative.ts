import { requireListed } from './payers';
import { type ApplicationRequest, apply } from '../enrolment';
import type { Cloud } from '../platform';
import type { EnrolmentRecord } from '../schema';

/**
 * A payer's application for someone on his list: nothing but the list says that he may apply, so the list is read
 * in the very step that stores a first application, and a withdrawal of consent is never overtaken. Refuses as
 * {@link apply}, and `NO_RELATIVE`.
 */
export function applyForRelative(
  cloud: Cloud,
  request: Omit<ApplicationRequest, 'admit'>,
): Promise<EnrolmentRecord> {
  const { openId, person } = request;
  return apply(cloud, { ...request, admit: (tx) => requireListed(tx, openId, person._id) });
}
