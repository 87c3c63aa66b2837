import { lookAtPages } from '../looking';

lookAtPages('residents');
