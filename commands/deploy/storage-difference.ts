import type { Difference } from './difference';
import type { Remote } from './remote';

/** "Only the creator and the administrator" reads and writes; WeChat's own default lets everybody read. */
const closed = 'PRIVATE';

/**
 * What differs in who may reach files in the cloud's storage. It is repaired before anything else: pictures that residents give
 * come with the functions.
 */
export function storageDifference({ envId, storage }: Remote): readonly Difference[] {
  if (storage === null) {
    const words =
      'the environment has no file storage yet: wait until the console shows 云存储, then run the command again';
    return [{ kind: 'by-hand', what: 'file storage', words, steps: [] }];
  }
  if (storage.access === closed) return [];
  const params = { EnvId: envId, Bucket: storage.bucket, AclTag: closed };
  return [
    {
      kind: 'different',
      what: 'who may reach files in the storage',
      words: `${storage.access || 'not set'}, is to be ${closed} (仅创建者及管理员可读写)`,
      steps: [{ call: { service: 'tcb', action: 'ModifyStorageSafeRule', params } }],
    },
  ];
}
