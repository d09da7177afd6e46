#include "store/import_batch.hpp"

namespace yearbook::store {

void record_import(sqlite::Connection& connection, std::string_view name, std::string_view sha256,
                   const ObservationTally& tally) {
  sqlite::Statement insert = connection.prepare(
      "INSERT INTO import_batch "
      "(name, sha256, loaded_at, rows_added, rows_present, rows_replaced) "
      "VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?3, ?4, ?5)");
  insert.bind(1, name).bind(2, sha256);
  insert.bind(3, static_cast<std::int64_t>(tally.added))
      .bind(4, static_cast<std::int64_t>(tally.present))
      .bind(5, static_cast<std::int64_t>(tally.replaced + tally.removed))
      .run();
  // A sample of each index is enough to choose between them; all of it would take as long as a load.
  connection.execute("PRAGMA analysis_limit = 1000; ANALYZE");
}

}  // namespace yearbook::store
