export { makePoster } from './make-poster';
export { makeWordsFile } from './make-words';
export { countScan, scansOf } from './scans';
export { wordsOfPlace } from './words';
