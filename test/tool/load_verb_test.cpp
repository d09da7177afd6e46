#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

struct LoadVerb : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");
  LoadVerb() { yearbook::test::write_small_directory(data); }
};

TEST_F(LoadVerb, MakesTheFileAndSaysWhatItDid) {
  const auto run = run_tool({"load", file, data.path().string()});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("observations     15        0          0"), std::string::npos) << run.err;
  const auto again = run_tool({"load", file, data.path().string()});
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("nothing changed"), std::string::npos) << again.err;
}

TEST_F(LoadVerb, SaysWhatADryRunWouldDo) {
  const auto run = run_tool({"load", file, data.path().string(), "--dry-run"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.err.find("would change"), std::string::npos);
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(LoadVerb, EndsWithOneAndTheMistakes) {
  run_tool({"load", file, data.path().string()});
  const std::string before = yearbook::test::dump(file);
  const std::string csv =
      data.write("more.csv", "indicator,zone,year,value\nmood,beta,2016,x\nmood,beta,2017,y\n");
  const auto run = run_tool({"load", file, csv, "--release", "report_2016"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("more.csv:2:16: \"x\" is no number"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("\nmore.csv:3:16: \"y\" is no number"), std::string::npos) << run.err;
  EXPECT_EQ(yearbook::test::dump(file), before);
}

TEST_F(LoadVerb, TakesSeveralSourcesAndReplaces) {
  const std::string csv = data.write(
      "extra/more.csv", "indicator,zone,year,value,release\nmood,alpha,2016,90,report_2016\n");
  run_tool({"load", file, data.path().string()});
  EXPECT_EQ(run_tool({"load", file, csv}).code, 1);
  EXPECT_EQ(run_tool({"load", file, csv, "--replace"}).code, 0);
  EXPECT_NE(
      run_tool({"value", file, "mood", "alpha", "2016", "--format", "csv"}).out.find(",90,A,"),
      std::string::npos);
}

TEST_F(LoadVerb, SaysWhatADeletionTakes) {
  run_tool({"load", file, data.path().string()});
  const std::string csv =
      data.write("extra/s.csv",
                 "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,RELEASE,TIME_PERIOD\n"
                 "dataflow,O:T,D,gdp,beta,report_2016,2016\n");
  EXPECT_EQ(run_tool({"load", file, csv}).code, 1);
  const std::string before = yearbook::test::dump(file);
  const auto dry = run_tool({"load", file, csv, "--replace", "--dry-run"});
  EXPECT_EQ(dry.code, 0);
  EXPECT_EQ(dry.err, csv + ": would change " + file + "\nobservations deleted: 1\n");
  EXPECT_EQ(yearbook::test::dump(file), before);
  EXPECT_EQ(run_tool({"load", file, csv, "--replace"}).err,
            csv + ": changed " + file + "\nobservations deleted: 1\n");
}

TEST_F(LoadVerb, TakesWideFilesUnderOneRelease) {
  run_tool({"load", file, data.path().string()});
  const std::string csv = data.write("extra/wide.csv", "zone,year,gdp,mood\ngamma,2010,7,\n");
  const auto refused = run_tool({"load", file, csv});
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(
      refused.err,
      "yearbook: wide.csv:1: a file with a column an indicator names no release; give the one "
      "of all its figures with --release\n");
  EXPECT_EQ(run_tool({"load", file, csv, "--release", "report_2015"}).code, 0);
  EXPECT_EQ(run_tool({"series", file, "gdp", "gamma", "--format", "csv", "--years", "2010"}).out,
            "year,value,status\n2010,7,A\n");
  EXPECT_EQ(run_tool({"series", file, "mood", "gamma", "--format", "csv", "--years", "2010"}).out,
            "year,value,status\n2010,,\n");
}

TEST_F(LoadVerb, NamesADirectoryThatIsNone) {
  yearbook::test::expect_data_say_no(run_tool({"load", file, folder.file("none")}), "there is no");
}

}  // namespace
