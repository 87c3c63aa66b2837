import { lookAtPages } from '../looking';

lookAtPages('family');
