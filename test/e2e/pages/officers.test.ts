import { lookAtPages } from '../looking';

lookAtPages('officers');
