import { lookAtPages } from '../looking';

lookAtPages('officers-in-trouble');
