// Prints the answers as DuckDB reads them from views dumped to CSV, one file a view:
// node duckdb.js FOLDER QUESTIONS
const { DuckDBInstance } = require('@duckdb/node-api');
const { questions } = require('./questions.js');

(async () => {
  const book = await (await DuckDBInstance.create(':memory:')).connect();
  for (const question of questions(process.argv[3])) {
    const over = question.replace(/FROM (\w+)/, `FROM read_csv('${process.argv[2]}/$1.csv')`);
    const [[value]] = (await book.runAndReadAll(over)).getRowsJson();
    console.log(value);
  }
})();
