import { layDataToBeginWith } from '../../harness/data-to-begin-with';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';

/** Before the first test. */
export default (): Promise<void> =>
  layDataToBeginWith(async (dataDir) => {
    const cloud = await LocalCloud.startIn(dataDir, askedOn);
    await cloud.end();
  });
