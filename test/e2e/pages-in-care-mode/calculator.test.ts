import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('calculator');
