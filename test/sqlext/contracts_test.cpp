#include "sqlext/contracts.hpp"

#include <set>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;

using Contracts = test::SqlFunctionsTest;

TEST_F(Contracts, AreNumberedOnce) {
  std::set<std::string_view> numbers;
  for (const auto& contract : sqlext::contracts()) {
    EXPECT_TRUE(numbers.insert(contract.number).second) << contract.number;
    EXPECT_FALSE(contract.meaning.empty()) << contract.number;
  }
  EXPECT_GE(numbers.size(), 27U);
}

TEST_F(Contracts, StandOnThePage) {
  const std::string page = test::read_file(test::source_directory() / "schema" / "functions.md");
  for (const auto& contract : sqlext::contracts()) {
    const std::string line =
        "| " + std::string(contract.number) + " | `" + contract.signature + "` | ";
    EXPECT_NE(page.find(line), std::string::npos) << line << " is not on the page";
    if (contract.columns.empty()) continue;
    EXPECT_NE(page.find("`" + std::string(contract.columns) + "`"), std::string::npos)
        << contract.number << ": " << contract.columns << " is not on the page";
  }
}

TEST_F(Contracts, AreRowsToo) {
  EXPECT_EQ(row("SELECT count(*) FROM yb_functions"), std::to_string(sqlext::contracts().size()));
  EXPECT_EQ(row("SELECT kind, signature FROM yb_functions WHERE contract = 'T01'"),
            "table|yb_series(indicator, zone[, first_year[, last_year]])");
}

}  // namespace
