import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('residents');
