#include <yearbook/kept_index.hpp>

#include <yearbook/error.hpp>

#include <cstdint>
#include <string>
#include <utility>

#include "book/catalogue_hash.hpp"
#include "composite/definition.hpp"
#include "core/problems.hpp"
#include "host/catalogue_reader.hpp"
#include "host/host_source.hpp"
#include "store/database_parts.hpp"
#include "store/index_writer.hpp"

namespace yearbook {
namespace {

using sqlite::Connection;
using sqlite::Statement;

class Save {
 public:
  Save(Connection& connection, const IndexResult& result, std::source_location where)
      : connection_(connection),
        result_(result),
        sha256_(definition_hash(result.definition)),
        where_(where) {}

  SaveReport run() {
    index_ = index();
    release_ = release();
    forget();
    write();
    return report_;
  }

 private:
  // The id of the index, which is added when the file has none of its code.
  std::int64_t index() {
    Statement find =
        connection_.prepare("SELECT index_id, sha256 FROM index_definition WHERE code = ?1");
    find.bind(1, std::string_view(result_.definition.code));
    if (find.step()) {
      report_.definition_differs = find.text(1) != sha256_;
      return find.integer(0);
    }
    find.reset();
    add_definition();
    find.bind(1, std::string_view(result_.definition.code)).step();
    return find.integer(0);
  }

  void add_definition() {
    const IndexDefinition& given = result_.definition;
    core::Problems problems;
    const std::string name = composite::source_of(given.code);
    store::NewIndex added{{given, {}}, problems.file(name)};
    // The text it came from, unless the value was changed since.
    IndexDefinition& kept = added.given.definition;
    if (given.toml.empty() ||
        definition_hash(parse_index_definition(given.toml, name)) != definition_hash(given)) {
      kept.toml = to_toml(given);
    }
    store::write_indices(connection_, {std::move(added)}, problems);
    problems.throw_if_any();
    report_.definition_added = true;
  }

  std::int64_t release() {
    Statement find = connection_.prepare("SELECT release_id FROM release WHERE code = ?1");
    find.bind(1, std::string_view(result_.newest_release));
    if (find.step()) return find.integer(0);
    throw Error(ErrorCode::invalid_argument,
                result_.newest_release.empty()
                    ? "the result of \"" + result_.definition.code +
                          "\" saw no release, so there is nothing to keep"
                    : "the release \"" + result_.newest_release +
                          "\" that the result saw is not in the file; evaluate it again",
                where_);
  }

  // What the same definition, catalogue and horizon gave before.
  void forget() {
    Statement rows = connection_.prepare(
        "DELETE FROM index_score WHERE index_id = ?1 AND definition_sha256 = ?2 AND "
        "catalogue_sha256 = ?3 AND newest_release_id = ?4");
    rows.bind(1, index_)
        .bind(2, std::string_view(sha256_))
        .bind(3, std::string_view(result_.catalogue_sha256))
        .bind(4, release_)
        .run();
  }

  void write() {
    Statement insert = connection_.prepare(
        "INSERT INTO index_score (index_id, definition_sha256, catalogue_sha256, "
        "newest_release_id, year, zone_id, node, score, rank, coverage, reason) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    insert.bind(1, index_)
        .bind(2, std::string_view(sha256_))
        .bind(3, std::string_view(result_.catalogue_sha256))
        .bind(4, release_);
    for (std::size_t row = 0; row < result_.rows.size(); ++row) {
      insert.bind(5, std::int64_t{int{result_.rows[row].year}});
      insert.bind(6, std::int64_t{result_.rows[row].zone.id()});
      for (std::size_t node = 0; node < result_.nodes.size(); ++node) {
        const std::size_t cell = node * result_.size() + row;
        insert.bind(7, std::string_view(result_.nodes[node].code));
        insert.bind(8, result_.scores[cell]).bind(9, result_.ranks[cell]);
        insert.bind(10, result_.coverage[cell]);
        insert.bind_or_null(11, to_string(result_.reasons[cell])).run();
        ++report_.rows;
      }
    }
  }

  Connection& connection_;
  const IndexResult& result_;
  std::string sha256_;  // of the definition
  std::source_location where_;
  std::int64_t index_ = 0;
  std::int64_t release_ = 0;
  SaveReport report_;
};

void require_same_file(Database::Parts& parts, const IndexResult& result,
                       std::source_location where) {
  if (result.rows.empty() || result.rows.front().zone.file() == host::file_mark(parts.uuid())) {
    return;
  }
  throw Error(ErrorCode::invalid_argument,
              "the result of \"" + result.definition.code +
                  "\" is of another file; evaluate the index on a snapshot of \"" + parts.path() +
                  "\"",
              where);
}

}  // namespace

SaveReport save(Database& database, const IndexResult& result, std::source_location where) {
  Database::Parts& parts = database.parts(where);
  parts.require_writable();
  require_same_file(parts, result, where);
  parts.forget_snapshot();
  sqlite::Transaction transaction(parts.connection());
  const SaveReport report = Save(parts.connection(), result, where).run();
  transaction.commit();
  return report;
}

std::vector<KeptIndex> kept_indices(Database& database, std::source_location where) {
  Connection& connection = database.parts(where).connection();
  const sqlite::ReadTransaction one_state(connection);
  const std::string catalogue =
      book::catalogue_hash(Catalog(host::read_catalogue(connection.handle())));
  std::vector<KeptIndex> result;
  Statement rows = connection.prepare(
      "SELECT d.code, r.code, coalesce(r.published_on, ''), count(DISTINCT s.year), count(*), "
      "  s.definition_sha256 = d.sha256, s.catalogue_sha256 = ?1, "
      "  s.newest_release_id = (SELECT max(release_id) FROM release) "
      "FROM index_score AS s JOIN index_definition AS d ON d.index_id = s.index_id "
      "JOIN release AS r ON r.release_id = s.newest_release_id "
      "GROUP BY s.index_id, s.newest_release_id, s.definition_sha256, s.catalogue_sha256 "
      "ORDER BY s.index_id, s.newest_release_id, s.definition_sha256, s.catalogue_sha256");
  rows.bind(1, std::string_view(catalogue));
  while (rows.step()) {
    result.push_back({.index = rows.text(0),
                      .newest_release = rows.text(1),
                      .published_on = rows.text(2),
                      .years = static_cast<std::size_t>(rows.integer(3)),
                      .rows = static_cast<std::size_t>(rows.integer(4)),
                      .of_current_definition = rows.integer(5) != 0,
                      .of_current_catalogue = rows.integer(6) != 0,
                      .of_newest_release = rows.integer(7) != 0});
  }
  return result;
}

}  // namespace yearbook
