import { lookAtPages } from '../looking';

lookAtPages('calculator');
