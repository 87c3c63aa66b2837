import * as v from 'valibot';
import { part } from '../../platform';

export const noticeId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,60}$/));

/** A paper's text by clause, as `npm run notices:load` splits it. */
export const paperText = v.pipe(
  v.array(
    v.strictObject({
      clause: part.clause,
      paragraphs: v.pipe(v.array(v.pipe(v.string(), v.maxLength(5000))), v.maxLength(100)),
    }),
  ),
  v.minLength(1),
  v.maxLength(500),
);
