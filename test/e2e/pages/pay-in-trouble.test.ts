import { lookAtPages } from '../looking';

lookAtPages('pay-in-trouble');
