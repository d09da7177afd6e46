#include "tool/verb.hpp"

#include <array>
#include <sstream>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;
using IndexVerb = yearbook::test::ToolTest;

TEST_F(IndexVerb, PrintsEveryNodeAsCsv) {
  const auto run = run_tool({"index", torch(), "ice_system_2014", "--format", "csv"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out,
            "year,zone,node,score,rank\n"
            "2015,national_hightech_zones,ice_system_2014,180.905,1\n"
            "2015,national_hightech_zones,ice1,162.6,1\n"
            "2015,national_hightech_zones,ice2,298.8,1\n"
            "2015,national_hightech_zones,ice3,124.3,1\n"
            "2015,national_hightech_zones,ice4,259.5,1\n"
            "2015,national_hightech_zones,ice5,126.4,1\n");
  EXPECT_EQ(run_tool({"index", torch(), "ice_system_2014", "--format", "csv", "--node", "ice3",
                      "--year", "2015"})
                .out,
            "year,zone,node,score,rank\n2015,national_hightech_zones,ice3,124.3,1\n");
  EXPECT_EQ(run.err, "");
  const auto nothing =
      run_tool({"index", torch(), "ice_system_2014", "--format", "csv", "--year", "2014"});
  EXPECT_EQ(nothing.out, "year,zone,node,score,rank\n");
  EXPECT_NE(nothing.err.find("units have a score of \"ice_system_2014\""), std::string::npos)
      << "rows that are not there are explained: " << nothing.err;
}

TEST_F(IndexVerb, ATableHasTheWholeOfTheLastYear) {
  const auto run = run_tool({"index", torch(), "ice_system_2014"});
  EXPECT_NE(run.out.find("180.905"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("ice1"), std::string::npos);
  EXPECT_EQ(run.err, "2015: 1 of 1 units have a score of \"ice_system_2014\"\n");
}

TEST_F(IndexVerb, ReadsADefinitionFromAFile) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("own.toml",
                   "[index]\ncode = \"own\"\nunits = [\"national_hightech_zones\"]\n"
                   "[[node]]\nindicator = \"ice1\"\n[[node]]\nindicator = \"ice2\"\n");
  EXPECT_EQ(run_tool({"index", torch(), file, "--node", "own", "--format", "csv"}).out,
            "year,zone,node,score,rank\n2015,national_hightech_zones,own,230.7,1\n");
  const std::string broken = folder.write(
      "broken.toml", "[index]\ncode = \"own\"\n[[node]]\nindicator = \"ice1\"\nwieght = 2\n");
  yearbook::test::expect_data_say_no(run_tool({"index", torch(), broken}),
                                     broken +
                                         ":5:1: no key of [[node]] is called \"wieght\"; the "
                                         "nearest is weight");
  const std::string unknown =
      folder.write("unknown.toml",
                   "[index]\ncode = \"own\"\ngroup = \"natonal\"\n[[node]]\n"
                   "indicator = \"icf1\"\n");
  const auto said = run_tool({"index", torch(), unknown});
  yearbook::test::expect_data_say_no(said, unknown + ":3:9: ");
  EXPECT_NE(said.err.find(unknown + ":5:13: "), std::string::npos) << said.err;
  yearbook::test::expect_data_say_no(run_tool({"index", torch(), folder.file("none.toml")}),
                                     "there is no file");
  yearbook::test::expect_data_say_no(run_tool({"index", torch(), "ice_system_2015"}),
                                     "the nearest is ice_system_2014");
}

TEST_F(IndexVerb, ExplainsComparesAndDescribes) {
  const auto explained =
      run_tool({"index", torch(), "ice_system_2014", "--explain", "national_hightech_zones"});
  EXPECT_EQ(explained.code, 0) << explained.err;
  EXPECT_NE(explained.out.find("ice_system_2014  180.91, place 1 of 1"), std::string::npos)
      << explained.out;
  const auto rows = run_tool({"index", torch(), "ice_system_2014", "--explain",
                              "national_hightech_zones", "--format", "csv"});
  EXPECT_NE(rows.out.find("ice2,1,298.8,1,0.2,0.2,0.2,"), std::string::npos) << rows.out;
  const auto stats = run_tool({"index", torch(), "ice_system_2014", "--stats", "--format", "csv"});
  EXPECT_NE(stats.out.find("ice1,1,1,162.6,162.6,162.6,162.6,"), std::string::npos) << stats.out;
  const auto compared = run_tool(
      {"index", torch(), "ice_system_2014", "--compare", "ice_system_2014", "--format", "csv"});
  EXPECT_EQ(compared.out, "zone,rank,other,difference\nnational_hightech_zones,1,1,0\n");
  EXPECT_EQ(run_tool({"index", torch(), "ice_system_2014", "--stats", "--explain", "china"}).code,
            2);
}

TEST_F(IndexVerb, SavesWhatItPrints) {
  const TemporaryFolder folder;
  const std::string file = folder.file("own.db");
  yearbook::load(file, yearbook::test::torch_directory().string());
  const auto run = run_tool({"index", file, "ice_system_2014", "--save", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "6 scores kept\n");
  yearbook::Database database = yearbook::Database::open(file);
  EXPECT_EQ(yearbook::kept_indices(database).size(), 1U);
}

// Somebody watches: the indicators are read one by one before the index is worked out.
TEST_F(IndexVerb, SaysTheSameOnATerminal) {
  const std::string file = torch();
  const std::array<const char*, 4> arguments{"yearbook", "index", file.c_str(), "ice_system_2014"};
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(yearbook::tool::run(4, arguments.data(), {out, err, true}), 0) << err.str();
  EXPECT_EQ(out.str(), run_tool({"index", file, "ice_system_2014"}).out);
}

}  // namespace
