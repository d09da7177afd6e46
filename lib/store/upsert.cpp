#include "store/upsert.hpp"

namespace yearbook::store {
namespace {

void bind(sqlite::Statement& statement, int parameter, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    statement.bind(parameter, *integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    statement.bind(parameter, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bind(parameter, std::string_view(*text));
  } else {
    statement.bind_null(parameter);
  }
}

std::string joined(const std::vector<std::string>& names, const std::string& before,
                   const std::string& between) {
  std::string result;
  for (const std::string& name : names) {
    if (!result.empty()) result += between;
    result += before;
    result += name;
  }
  return result;
}

std::string exists_sql(const std::string& table, const std::vector<std::string>& keys) {
  std::string condition;
  for (const std::string& key : keys) {
    if (!condition.empty()) condition += " AND ";
    condition += key + " = ?";
  }
  return "SELECT 1 FROM " + table + " WHERE " + condition;
}

std::string write_sql(const std::string& table, const std::vector<std::string>& keys,
                      const std::vector<std::string>& columns) {
  std::vector<std::string> all = keys;
  all.insert(all.end(), columns.begin(), columns.end());
  const std::string sql = "INSERT INTO " + table + " (" + joined(all, "", ", ") + ") VALUES (" +
                          joined(std::vector<std::string>(all.size(), "?"), "", ", ") +
                          ") ON CONFLICT (" + joined(keys, "", ", ") + ") DO ";
  if (columns.empty()) return sql + "NOTHING";
  std::string changes;
  for (const std::string& column : columns) {
    if (!changes.empty()) changes += ", ";
    changes += column + " = excluded." + column;
  }
  return sql + "UPDATE SET " + changes + " WHERE (" + joined(columns, table + ".", ", ") +
         ") IS NOT (" + joined(columns, "excluded.", ", ") + ")";
}

}  // namespace

Upsert::Upsert(sqlite::Connection& connection, const std::string& table,
               const std::vector<std::string>& keys, const std::vector<std::string>& columns)
    : keys_(keys.size()),
      exists_(connection.prepare(exists_sql(table, keys))),
      write_(connection.prepare(write_sql(table, keys, columns))) {}

Upsert::Outcome Upsert::run(const std::vector<Value>& values) {
  for (std::size_t i = 0; i < keys_; ++i) bind(exists_, static_cast<int>(i) + 1, values[i]);
  const bool existed = exists_.step();
  exists_.reset();
  for (std::size_t i = 0; i < values.size(); ++i) bind(write_, static_cast<int>(i) + 1, values[i]);
  const std::int64_t changed = write_.run();
  if (!existed) return Outcome::added;
  return changed > 0 ? Outcome::updated : Outcome::unchanged;
}

}  // namespace yearbook::store
