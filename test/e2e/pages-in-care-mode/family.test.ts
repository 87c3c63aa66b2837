import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('family');
