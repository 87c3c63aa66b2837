import { packageApart } from '../lib/package-apart.mjs';
import type { DeploymentKeys } from './key-file';
import { managerService } from './manager';
import type { CloudService } from './service';

/** The environment's service by the official package, which is installed first where it is missing. */
export async function connect(envId: string, { secretId, secretKey }: DeploymentKeys): Promise<CloudService> {
  const packageFolder = await packageApart('cloud-manager', '@cloudbase/manager-node');
  return managerService({ packageFolder, envId, secretId, secretKey });
}
