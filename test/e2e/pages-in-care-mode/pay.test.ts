import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('pay');
