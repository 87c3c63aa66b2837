import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('officers');
