// Prints the answers as ClickHouse reads them in process, each view by its table function sqlite():
// node chdb.js FILE QUESTIONS. Columns of a view that are worked out come to ClickHouse as text.
const { query } = require('chdb');
const { questions } = require('./questions.js');

for (const question of questions(process.argv[3])) {
  const over = question.replace(/FROM (\w+)/, `FROM sqlite('${process.argv[2]}', '$1')`)
    .replace(/(stands|rank) = (\d+)/, 'toInt64OrZero($1) = $2');
  console.log(query(over, 'TabSeparated').trim());
}
