import { lookAtPages } from '../looking';

lookAtPages('family-in-trouble');
