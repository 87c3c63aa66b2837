import { lookAtPages } from '../looking';

lookAtPages('pay');
