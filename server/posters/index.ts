export { makePoster } from './make-poster';
export { countScan, scansOf } from './scans';
export { wordsOfPlace } from './words';
