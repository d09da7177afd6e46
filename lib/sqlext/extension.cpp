#include "sqlext/extension.hpp"

#include <memory>

#include "sqlext/aggregate_functions.hpp"
#include "sqlext/contracts.hpp"
#include "sqlext/host_book.hpp"
#include "sqlext/index_tables.hpp"
#include "sqlext/query_tables.hpp"
#include "sqlext/scalar_functions.hpp"
#include "sqlext/table_function.hpp"

namespace yearbook::sqlext {

void register_functions(sqlite3* database) {
  const auto host = std::make_shared<HostBook>(database);
  register_scalar_functions(database, host);
  register_aggregate_functions(database);
  register_table_functions(database, {&contracts_table(), 1}, host);
  register_table_functions(database, query_tables(), host);
  register_table_functions(database, index_tables(), host);
}

}  // namespace yearbook::sqlext
