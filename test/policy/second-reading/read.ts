// The second reading: who pays what, from the papers and the contract alone.

import { nothingPayable } from './clerk';
import { readHunan } from './hunan';
import { readJilin } from './jilin';
import { readJincheng } from './jincheng';
import { readRuizhou } from './ruizhou';
import type { FactSheet, Reading } from './types';

export function secondReading(facts: FactSheet): Reading {
  if (facts.year === 2024) {
    if (facts.region.startsWith('22')) {
      return readJilin(facts);
    }
    if (facts.region.startsWith('1405')) {
      return readJincheng(facts);
    }
    if (facts.region.startsWith('43')) {
      return readHunan(facts);
    }
    if (facts.region.startsWith('360983001')) {
      return readRuizhou(facts);
    }
  }
  return nothingPayable('unsupported', [], new Set());
}
