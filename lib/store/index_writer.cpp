#include "store/index_writer.hpp"

#include <unordered_map>

#include "composite/definition_text.hpp"
#include "composite/rules.hpp"
#include "host/catalogue_reader.hpp"
#include "store/upsert.hpp"

namespace yearbook::store {
namespace {

using core::Problems;
using sqlite::Connection;
using sqlite::Statement;

void write_nodes(Connection& connection, std::int64_t index, const IndexDefinition& definition,
                 const Catalog& catalog) {
  connection.prepare("DELETE FROM index_node WHERE index_id = ?1").bind(1, index).run();
  Statement insert = connection.prepare(
      "INSERT INTO index_node (index_id, position, code, parent, indicator_id, weight, direction, "
      "denominator_id, denominator_factor, options) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  const auto bind_indicator = [&](int parameter, const std::string& code) {
    insert.bind_null(parameter);
    if (code.empty()) return;
    insert.bind(parameter, std::int64_t{catalog.find_indicator(code).handle.id()});
  };
  for (std::size_t i = 0; i < definition.nodes.size(); ++i) {
    const IndexNode& node = definition.nodes[i];
    insert.bind(1, index).bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, std::string_view(node.code)).bind_or_null(4, node.parent);
    bind_indicator(5, node.indicator);
    insert.bind(6, node.weight).bind_null(7);
    if (node.direction) insert.bind(7, std::int64_t{*node.direction});
    bind_indicator(8, node.denominator);
    insert.bind(9, node.denominator_factor).bind_or_null(10, composite::options_json(node));
    insert.run();
  }
}

void write_steps(Connection& connection, std::int64_t index, const IndexDefinition& definition) {
  connection.prepare("DELETE FROM index_step WHERE index_id = ?1").bind(1, index).run();
  Statement insert = connection.prepare(
      "INSERT INTO index_step (index_id, position, step, options) VALUES (?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    insert.bind(1, index).bind(2, static_cast<std::int64_t>(i) + 1);
    insert.bind(3, to_string(definition.steps[i]));
    insert.bind_or_null(4, composite::options_json(definition, definition.steps[i])).run();
  }
}

class IndexWriter {
 public:
  IndexWriter(Connection& connection, Problems& problems)
      : connection_(connection),
        problems_(problems),
        catalog_(host::read_catalogue(connection.handle())),
        upsert_(connection, "index_definition", {"code"}, {"title", "toml", "sha256"}) {}

  void write(NewIndex& index) {
    const IndexDefinition& definition = index.given.definition;
    const auto [before, first] = file_of_.emplace(definition.code, index.file);
    if (!first) {
      problems_.add({.file = index.file}, "the index \"" + definition.code + "\" is defined in " +
                                              problems_.file_name(before->second) +
                                              " already; give it another code");
      return;
    }
    if (!stands(index)) return;
    switch (upsert_.run({definition.code, text_or_null(definition.title), definition.toml,
                         definition_hash(definition)})) {
      case Upsert::Outcome::added:
        ++tally_.added;
        break;
      case Upsert::Outcome::updated:
        ++tally_.updated;
        break;
      case Upsert::Outcome::unchanged:
        ++tally_.unchanged;
        return;
    }
    Statement id = connection_.prepare("SELECT index_id FROM index_definition WHERE code = ?1");
    id.bind(1, std::string_view(definition.code)).step();
    const std::int64_t number = id.integer(0);
    id.reset();
    write_nodes(connection_, number, definition, catalog_);
    write_steps(connection_, number, definition);
  }
  [[nodiscard]] Tally tally() const { return tally_; }

 private:
  bool stands(NewIndex& index) {
    const std::size_t before = problems_.size();
    index.given.places.in_file(index.file);
    composite::check_catalogue(index.given.definition, catalog_, problems_, index.given.places);
    return problems_.size() == before;
  }

  Connection& connection_;
  Problems& problems_;
  Catalog catalog_;
  Upsert upsert_;
  std::unordered_map<std::string, std::uint32_t> file_of_;
  Tally tally_;
};

}  // namespace

Tally write_indices(Connection& connection, std::vector<NewIndex> indices, Problems& problems) {
  if (indices.empty()) return {};
  IndexWriter writer(connection, problems);
  for (NewIndex& index : indices) writer.write(index);
  return writer.tally();
}

}  // namespace yearbook::store
