export { fileNumberPattern } from './numbers';
export { fileTable, listFiles, openFile } from './files';
export { lookAtAnswer } from './look-at-answer';
export { makeFiles } from './make-files';
export { filesToLookAt, lookForAnswers } from './overdue';
export { readAnswer } from './read-answer';
export { refusedLines, sendAgain } from './send-again';
export { tellOfRecord } from './tell';
export { registrationUpload } from './uploaded';
