// Prints the answers as better-sqlite3 reads them: node better_sqlite3.js FILE QUESTIONS
const Database = require('better-sqlite3');
const { questions } = require('./questions.js');

const book = new Database(process.argv[2], { readonly: true });
for (const question of questions(process.argv[3])) console.log(book.prepare(question).pluck().get());
