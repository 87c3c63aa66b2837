import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('help');
