// The questions of a file, one a line, without comments.
const { readFileSync } = require('node:fs');

exports.questions = (file) =>
  readFileSync(file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('--'));
