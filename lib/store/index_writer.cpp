#include "store/index_writer.hpp"

#include <unordered_map>

#include "store/codes.hpp"
#include "store/upsert.hpp"

namespace yearbook::store {
namespace {

using core::Problems;
using sqlite::Connection;
using sqlite::Statement;

void write_nodes(Connection& connection, std::int64_t index, const NewIndex& given,
                 const Codes& indicators, Problems& problems) {
  connection.prepare("DELETE FROM index_node WHERE index_id = ?1").bind(1, index).run();
  Statement insert = connection.prepare(
      "INSERT INTO index_node (index_id, position, code, parent, indicator_id, weight, direction) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  const auto& nodes = given.definition.nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    insert.bind(1, index).bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, std::string_view(nodes[i].code)).bind_or_null(4, nodes[i].parent);
    insert.bind_null(5).bind(6, nodes[i].weight).bind_null(7);
    if (!nodes[i].indicator.empty()) {
      const auto indicator = indicators.require(
          nodes[i].indicator, {.file = given.file, .line = nodes[i].line}, problems);
      if (!indicator) continue;
      insert.bind(5, *indicator);
    }
    if (nodes[i].direction) insert.bind(7, std::int64_t{*nodes[i].direction});
    insert.run();
  }
}

void write_steps(Connection& connection, std::int64_t index, const IndexDefinition& definition) {
  connection.prepare("DELETE FROM index_step WHERE index_id = ?1").bind(1, index).run();
  Statement insert =
      connection.prepare("INSERT INTO index_step (index_id, position, step) VALUES (?1, ?2, ?3)");
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    insert.bind(1, index).bind(2, static_cast<std::int64_t>(i) + 1);
    insert.bind(3, std::string_view(definition.steps[i])).run();
  }
}

}  // namespace

Tally write_indices(Connection& connection, const std::vector<NewIndex>& indices,
                    Problems& problems) {
  Tally tally;
  const Codes indicators(connection, "indicator", "indicator_id", "indicator");
  const Codes zones(connection, "zone", "zone_id", "zone");
  const Codes groups(connection, "zone_group", "zone_group_id", "group");
  Upsert upsert(connection, "index_definition", {"code"}, {"title", "toml", "sha256"});
  std::unordered_map<std::string, std::uint32_t> file_of;
  for (const NewIndex& given : indices) {
    const IndexDefinition& definition = given.definition;
    const core::Place at{.file = given.file};
    const auto [before, first] = file_of.emplace(definition.code, given.file);
    if (!first) {
      problems.add(at, "the index \"" + definition.code + "\" is defined in " +
                           problems.file_name(before->second) + " already; give it another code");
      continue;
    }
    for (const std::string& unit : definition.units) zones.require(unit, at, problems);
    if (!definition.group.empty()) groups.require(definition.group, at, problems);
    switch (upsert.run(
        {definition.code, text_or_null(definition.title), definition.toml, given.sha256})) {
      case Upsert::Outcome::added:
        ++tally.added;
        break;
      case Upsert::Outcome::updated:
        ++tally.updated;
        break;
      case Upsert::Outcome::unchanged:
        ++tally.unchanged;
        continue;
    }
    Statement id = connection.prepare("SELECT index_id FROM index_definition WHERE code = ?1");
    id.bind(1, std::string_view(definition.code)).step();
    const std::int64_t index = id.integer(0);
    id.reset();
    write_nodes(connection, index, given, indicators, problems);
    write_steps(connection, index, definition);
  }
  return tally;
}

}  // namespace yearbook::store
