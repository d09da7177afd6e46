#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using IndicatorsVerb = yearbook::test::ToolTest;

TEST_F(IndicatorsVerb, ListsUnitsKindsAndDefinitions) {
  const auto run = run_tool({"indicators", torch(), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.starts_with(
      "code,unit,kind,direction,name_en,name_zh,numerator,denominator,denominator_zone\n"));
  EXPECT_NE(run.out.find("\ngdp_share,percent,ratio,1,Share of national "
                         "GDP,占全国国内生产总值比重,gdp,gdp_implied,china\n"),
            std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find("\nexports_usd,USD,flow,"), std::string::npos);
}

}  // namespace
