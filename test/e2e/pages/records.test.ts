import { lookAtPages } from '../looking';

lookAtPages('records');
