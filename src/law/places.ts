import { regionPath } from '../../policy/region-names';

/** `江西省高安市瑞州街道`: the names from the province down, without the repetition of a city under itself. */
export const placeName = (code: string): string => regionPath(code).join('');
