import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('officers-in-trouble');
