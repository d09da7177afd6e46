#include "store/schema.hpp"

#include <yearbook/error.hpp>
#include <yearbook/version.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "core/nearest.hpp"
#include "store/schema_data.hpp"
#include "store/wide_view.hpp"

namespace yearbook::store {
namespace {

// The statements of a schema file, without the comments before each and the semicolon after.
std::vector<std::string> statements_of(std::string_view text) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  for (std::size_t end = text.find(";\n"); end != std::string_view::npos;
       end = text.find(";\n", end + 1)) {
    const std::string statement(text.substr(begin, end + 1 - begin));
    if (!sqlite::is_complete(statement)) continue;
    std::size_t first = 0;
    while (statement.compare(first, 2, "--") == 0 || statement[first] == '\n') {
      first = statement.find('\n', first) + 1;
    }
    result.push_back(statement.substr(first, statement.size() - first - 1));
    begin = end + 2;
  }
  return result;
}

// Name of the object that a CREATE statement makes, and its type; empty for other statements.
struct Object {
  std::string type;
  std::string name;
};

Object object_of(std::string_view statement) {
  for (const std::string_view type : {"table", "view", "index"}) {
    std::string start = "CREATE " + std::string(type) + " ";
    std::ranges::transform(start, start.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    if (!statement.starts_with(start)) continue;
    const std::string_view rest = statement.substr(start.size());
    return {std::string(type), std::string(rest.substr(0, rest.find_first_of(" (")))};
  }
  return {};
}

// Our objects with the text that sqlite_schema holds for them.
std::map<std::string, std::string> our_objects() {
  std::map<std::string, std::string> result;
  for (const auto files : {migrations(), view_files()}) {
    for (const SchemaFile& file : files) {
      for (std::string& statement : statements_of(file.text)) {
        const Object object = object_of(statement);
        if (!object.name.empty()) result[object.type + " " + object.name] = std::move(statement);
      }
    }
  }
  return result;
}

const std::map<std::string, std::string>& our_objects_once() {
  static const auto objects = our_objects();
  return objects;
}

void run(sqlite::Connection& connection, const SchemaFile& file) {
  connection.execute(std::string(file.text));
}

void create_views(sqlite::Connection& connection) {
  for (const SchemaFile& file : view_files()) run(connection, file);
}

void set_meta(sqlite::Connection& connection, std::string_view key, const std::string& value) {
  connection
      .prepare(
          "INSERT INTO meta (key, value) VALUES (?1, ?2) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind(1, key)
      .bind(2, std::string_view(value))
      .run();
}

void set_layout(sqlite::Connection& connection) {
  const Layout layout = newest_layout();
  set_meta(connection, "layout_major", std::to_string(layout.major));
  set_meta(connection, "layout_minor", std::to_string(layout.minor));
  connection.execute("PRAGMA user_version = " + std::to_string(user_version_of(layout)));
}

}  // namespace

Layout newest_layout() {
  return {host::major_layout, static_cast<int>(migrations().size())};
}

void create_schema(sqlite::Connection& connection) {
  connection.execute("PRAGMA application_id = " + std::to_string(application_id));
  for (const SchemaFile& file : migrations()) run(connection, file);
  create_views(connection);
  set_meta(connection, "uuid", connection.query_text("SELECT lower(hex(randomblob(16)))"));
  set_meta(connection, "created_by", std::string("yearbook ") + std::string(version));
  set_layout(connection);
}

void upgrade_schema(sqlite::Connection& connection, Layout from) {
  sqlite::Transaction transaction(connection);
  for (const auto& [key, text] : our_objects_once()) {
    constexpr std::string_view view = "view ";
    if (key.starts_with(view)) connection.execute("DROP VIEW IF EXISTS " + key.substr(view.size()));
  }
  for (const SchemaFile& file : migrations().subspan(static_cast<std::size_t>(from.minor))) {
    run(connection, file);
  }
  create_views(connection);
  set_layout(connection);
  transaction.commit();
}

SchemaFindings compare_schema(sqlite::Connection& connection) {
  SchemaFindings result;
  const auto& expected = our_objects_once();
  std::set<std::string_view> found;
  sqlite::Statement rows = connection.prepare("SELECT type, name, sql FROM sqlite_schema");
  while (rows.step()) {
    const std::string name = rows.text(1);
    if (name.starts_with("sqlite_")) continue;  // SQLite's own
    const std::string key = rows.text(0) + " " + name;
    const auto ours = expected.find(key);
    if (ours != expected.end()) {
      if (ours->second != rows.text(2)) result.faults.push_back(key + " was changed");
      found.insert(ours->first);
    } else if (key == "view wide" && rows.text(2) == wide_view_text(connection)) {
      // Ours too, made at the owner's wish.
    } else if (key.starts_with("trigger ")) {
      result.faults.push_back(key + " is not yearbook's");
    } else {
      result.foreign.push_back(key);
    }
  }
  std::ranges::sort(result.faults);
  std::ranges::sort(result.foreign);
  if (found.size() == expected.size()) return result;
  for (const auto& [key, text] : expected) {
    if (!found.contains(key)) result.faults.push_back(key + " is missing");
  }
  return result;
}

void require_our_schema(sqlite::Connection& connection, const std::string& path, bool untrusted) {
  SchemaFindings findings = compare_schema(connection);
  if (untrusted) {
    for (const std::string& object : findings.foreign) {
      findings.faults.push_back(object + " is not yearbook's");
    }
  }
  if (findings.faults.empty()) return;
  const std::vector<std::string_view> faults(findings.faults.begin(), findings.faults.end());
  throw Error(ErrorCode::schema_foreign,
              "\"" + path + "\" is a yearbook whose schema is not as yearbook made it: " +
                  core::listed(faults) + "; restore it from a copy, or undo the change");
}

}  // namespace yearbook::store
