import type { Cloud } from '../cloud/cloud';
import type { Officer } from '../officers/officer';

export const publishNotice = async (
  _cloud: Cloud,
  _officer: Officer,
  _notice: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly version: string }> => {
  throw new Error('the law is not there yet');
};
