import { checkCodeLength, checkCodeOf, checkCodeSigns } from '../../contract/check-code';
import type { Cloud } from './cloud';

/** Bytes drawn at once: of thirty-two, fifteen are as good as always among those that count. */
const drawnBytes = 32;

/** A code that nobody can guess. Bytes that would make some signs likelier than others don't count. */
export function drawCheckCode(cloud: Cloud): string {
  const fair = 256 - (256 % checkCodeSigns);
  const chosen: number[] = [];
  while (chosen.length < checkCodeLength - 1) {
    const bytes = Buffer.from(cloud.randomHex(drawnBytes), 'hex');
    chosen.push(...[...bytes].filter((byte) => byte < fair).map((byte) => byte % checkCodeSigns));
  }
  return checkCodeOf(chosen.slice(0, checkCodeLength - 1));
}
