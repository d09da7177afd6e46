#include "sqlext/extension.hpp"

#include <set>

#include "sqlext/query_tables.hpp"
#include "sqlext/scalar_functions.hpp"
#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;

using Extension = test::SqlFunctionsTest;

TEST_F(Extension, RegistersEveryFunctionOnce) {
  std::set<std::string> known;
  for (const std::string& name : rows("SELECT DISTINCT name FROM pragma_function_list"))
    known.insert(name);
  for (const auto& function : sqlext::scalar_functions())
    EXPECT_TRUE(known.contains(std::string(function.name))) << function.name;
  std::set<std::string> modules;
  for (const std::string& name : rows("SELECT name FROM pragma_module_list")) modules.insert(name);
  for (const auto& function : sqlext::query_tables())
    EXPECT_TRUE(modules.contains(std::string(function.name))) << function.name;
}

TEST_F(Extension, AConnectionThatClosesLetsGoOfEverything) {
  SQLite::Database other(torch(), SQLite::OPEN_READONLY);
  sqlext::register_functions(other.getHandle());
  other.execAndGet("SELECT count(*) FROM yb_as_of('2018')");
}

}  // namespace
