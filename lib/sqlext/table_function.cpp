#include "sqlext/table_function.hpp"

#include <yearbook/error.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "host/api.hpp"
#include "host/failure.hpp"

namespace yearbook::sqlext {
namespace {

// What a registered function carries until its connection closes.
struct RegisteredTable {
  const TableFunction* function;
  std::shared_ptr<HostBook> host;
};

struct Table : sqlite3_vtab {
  Table(const RegisteredTable& function, int columns)
      : sqlite3_vtab{}, registered(&function), visible(columns) {}
  const RegisteredTable* registered;
  int visible;  // columns before the parameters
};

struct Cursor : sqlite3_vtab_cursor {
  Cursor() : sqlite3_vtab_cursor{} {}
  std::vector<Row> rows;
  std::size_t at = 0;
  sqlite3_int64 number = 1;  // of the row in the answer
  Pieces more;               // what follows on `rows`; empty: nothing
  Row arguments;             // what the hidden columns show
};

// Runs `work`, which may throw; C code called us, which no exception may cross.
template <typename Work>
int guarded_table(sqlite3_vtab* table, Work&& work) {
  try {
    std::forward<Work>(work)();
    return SQLITE_OK;
  } catch (const std::exception& failure) {
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", failure.what());
    return SQLITE_ERROR;
  }
}

std::size_t required(const TableFunction& function) {
  return function.parameters.size() - function.optional;
}

int connect(sqlite3* database, void* registered, int /*argc*/, const char* const* /*argv*/,
            sqlite3_vtab** table, char** message) {
  const auto& self = *static_cast<const RegisteredTable*>(registered);
  std::string declaration = "CREATE TABLE x(" + std::string(self.function->columns);
  for (const std::string_view parameter : self.function->parameters)
    declaration += ", " + std::string(parameter) + " HIDDEN";
  declaration += ")";
  const int result = sqlite3_declare_vtab(database, declaration.c_str());
  if (result != SQLITE_OK) {
    *message = sqlite3_mprintf("%s", sqlite3_errmsg(database));
    return result;
  }
  // Reads the database and changes nothing: safe in views of a schema that is not trusted.
  sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
  const auto visible = std::ranges::count(self.function->columns, ',') + 1;
  *table = new Table(self, static_cast<int>(visible));
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<Table*>(table);
  return SQLITE_OK;
}

// Takes every argument that is there to take. One that depends on a table that is not yet read
// makes the plan impossible, so that SQLite reads that table first.
int best_index(sqlite3_vtab* base, sqlite3_index_info* plan) {
  const auto& table = *static_cast<Table*>(base);
  const std::size_t parameters = table.registered->function->parameters.size();
  std::vector<int> constraint(parameters, -1);
  for (int i = 0; i < plan->nConstraint; ++i) {
    const auto& each = plan->aConstraint[i];
    const int parameter = each.iColumn - table.visible;
    if (parameter < 0 || each.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (each.usable == 0) return SQLITE_CONSTRAINT;
    constraint[static_cast<std::size_t>(parameter)] = i;
  }
  int given = 0;
  for (std::size_t i = 0; i < parameters; ++i) {
    if (constraint[i] < 0) continue;
    auto& usage = plan->aConstraintUsage[constraint[i]];
    usage.argvIndex = ++given;
    usage.omit = 1;
    plan->idxNum |= 1 << i;
  }
  constexpr double cost = 1000;
  constexpr int rows = 100;
  plan->estimatedCost = cost;
  plan->estimatedRows = rows;
  return SQLITE_OK;
}

int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** cursor) {
  *cursor = new Cursor();
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

// What a hidden column shows: the argument as it was given.
Cell copy(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return sqlite3_value_int64(value);
    case SQLITE_FLOAT:
      return sqlite3_value_double(value);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      return std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    }
    default:
      return {};
  }
}

// Whether every parameter that must be given is something; one that is not given at all is an
// error.
bool complete(const TableFunction& function, const std::vector<sqlite3_value*>& values) {
  bool complete = true;
  for (std::size_t i = 0; i < required(function); ++i) {
    if (values[i] == nullptr) {
      throw Error(ErrorCode::invalid_argument,
                  std::string(function.name) + ": " + std::string(function.parameters[i]) +
                      " is missing; call it as " +
                      signature(function.name, function.parameters, function.optional));
    }
    complete = complete && sqlite3_value_type(values[i]) != SQLITE_NULL;
  }
  return complete;
}

int filter(sqlite3_vtab_cursor* base, int given, const char* /*text*/, int /*argc*/,
           sqlite3_value** argv) {
  auto& cursor = *static_cast<Cursor*>(base);
  return guarded_table(cursor.pVtab, [&] {
    const RegisteredTable& registered = *static_cast<Table*>(cursor.pVtab)->registered;
    const TableFunction& function = *registered.function;
    std::vector<sqlite3_value*> values(function.parameters.size(), nullptr);
    cursor.arguments.assign(values.size(), Cell{});
    for (std::size_t i = 0; i < values.size(); ++i) {
      if ((given & (1 << i)) == 0) continue;
      values[i] = *argv++;
      cursor.arguments[i] = copy(values[i]);
    }
    cursor.at = 0;
    cursor.number = 1;
    cursor.rows.clear();
    cursor.more = nullptr;
    if (!complete(function, values)) return;
    const Arguments arguments(function.name, function.parameters, values);
    if (function.pieces != nullptr) {
      cursor.more = function.pieces(*registered.host, arguments);
      cursor.rows = cursor.more();
    } else {
      cursor.rows = function.rows(*registered.host, arguments);
    }
  });
}

int next(sqlite3_vtab_cursor* base) {
  auto& cursor = *static_cast<Cursor*>(base);
  ++cursor.number;
  if (++cursor.at < cursor.rows.size() || !cursor.more) return SQLITE_OK;
  return guarded_table(cursor.pVtab, [&] {
    cursor.rows = cursor.more();
    cursor.at = 0;
  });
}

int eof(sqlite3_vtab_cursor* base) {
  const auto& cursor = *static_cast<Cursor*>(base);
  return cursor.at >= cursor.rows.size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int which) {
  const auto& cursor = *static_cast<Cursor*>(base);
  const int visible = static_cast<const Table*>(cursor.pVtab)->visible;
  const Row& row = which < visible ? cursor.rows[cursor.at] : cursor.arguments;
  give(context, row[static_cast<std::size_t>(which < visible ? which : which - visible)]);
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<Cursor*>(cursor)->number;
  return SQLITE_OK;
}

// Without xCreate a virtual table is eponymous only: it is there under its own name and no
// CREATE VIRTUAL TABLE can make another.
constexpr sqlite3_module make_module() {
  sqlite3_module made{};
  made.xConnect = connect;
  made.xBestIndex = best_index;
  made.xDisconnect = disconnect;
  made.xOpen = open;
  made.xClose = close;
  made.xFilter = filter;
  made.xNext = next;
  made.xEof = eof;
  made.xColumn = column;
  made.xRowid = row_id;
  return made;
}
constexpr sqlite3_module table_module = make_module();

}  // namespace

void register_table_functions(sqlite3* database, std::span<const TableFunction> functions,
                              const std::shared_ptr<HostBook>& host) {
  for (const TableFunction& function : functions) {
    const std::string name(function.name);
    const int result = sqlite3_create_module_v2(
        database, name.c_str(), &table_module, new RegisteredTable{&function, host},
        [](void* registered) { delete static_cast<RegisteredTable*>(registered); });
    if (result != SQLITE_OK) host::fail(result, sqlite3_errmsg(database), "");
  }
}

}  // namespace yearbook::sqlext
