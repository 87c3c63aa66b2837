import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('records');
