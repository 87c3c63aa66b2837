import { lookAtPagesInCareMode } from '../looking';

lookAtPagesInCareMode('pay-in-trouble');
