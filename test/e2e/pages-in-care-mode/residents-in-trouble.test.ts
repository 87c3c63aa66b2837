import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('residents-in-trouble');
