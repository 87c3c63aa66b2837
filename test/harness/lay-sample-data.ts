import { layFoundation } from '../../harness/foundation';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';

/** Before the first test. */
export default (): Promise<void> =>
  layFoundation(async (dataDir) => {
    const cloud = await LocalCloud.startIn(dataDir, askedOn);
    await cloud.end();
  });
