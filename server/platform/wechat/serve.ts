import type { Reply } from '../../../contract/reply';
import { weChatCloud } from './cloud';
import { dispatch } from '..';

/** The `main` of a function whose callers send `{ action, … }` and get a {@link Reply}. */
export function serve(table: object): (event: unknown) => Promise<Reply<unknown>> {
  return (event) => dispatch(table, weChatCloud(), event);
}
