import { lookAtPages } from '../looking';

lookAtPages('residents-in-trouble');
