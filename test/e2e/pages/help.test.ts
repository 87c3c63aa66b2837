import { lookAtPages } from '../looking';

lookAtPages('help');
