import { removeDataToBeginWith } from '../../harness/data-to-begin-with';

/** After the last test. */
export default removeDataToBeginWith;
