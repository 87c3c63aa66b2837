import { removeFoundation } from '../../harness/foundation';

/** After the last test. */
export default removeFoundation;
