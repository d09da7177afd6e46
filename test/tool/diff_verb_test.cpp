#include "tool/tool_file.hpp"

namespace {

using yearbook::load;
using yearbook::test::expect_data_say_no;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

// Two releases that differ in every way.
class DiffVerb : public yearbook::test::ToolTest {
 protected:
  DiffVerb() {
    const TemporaryFolder data;
    yearbook::test::write_small_directory(data);
    data.write("releases.csv", "code,title,published_on\nold,Old,2016\nnew,New,2017\n");
    data.write("observations.csv",
               "indicator,zone,year,value,status,release\n"
               "people,beta,2014,8,,old\n"
               "gdp,alpha,2013,7,,new\n"
               "gdp,alpha,2014,50000000,,old\n"
               "gdp,alpha,2014,60000000,,new\n"
               "gdp,alpha,2015,5,P,old\n"
               "gdp,alpha,2015,5,,new\n"
               "gdp,alpha,2016,0.1,,old\n"
               "gdp,alpha,2016,,Q,new\n"
               "gdp,beta,2014,1,,old\n"
               "gdp,beta,2014,1,,new\n");
    load(small_, data.path().string());
  }

  TemporaryFolder folder_;
  std::string small_ = folder_.file("small.db");
};

TEST_F(DiffVerb, PrintsEveryKindOfChangeAsCsvAndTheCountsBeside) {
  const auto run = run_tool({"diff", small_, "old", "new", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out,
            "indicator,zone,year,change,old,new,percent\n"
            "gdp,alpha,2013,added,,7,\n"
            "gdp,alpha,2014,changed,50000000,60000000,20\n"
            "gdp,alpha,2015,changed,5,5,0\n"
            "gdp,alpha,2016,changed,0.1,,\n"
            "people,beta,2014,gone,8,,\n");
  EXPECT_EQ(run.err, "1 added, 1 gone, 3 changed, 1 equal\n");
}

TEST_F(DiffVerb, ShowsFiguresAsPeopleWriteThemAndStatusesThatDiffer) {
  const auto run = run_tool({"diff", small_, "old", "new"});
  EXPECT_EQ(run.code, 0);
  for (const char* shown :
       {"CNY 50 million", "CNY 60 million", "20.00 %", "CNY 5 P", "CNY 5 A", "CNY 0.1 A", " Q"}) {
    EXPECT_NE(run.out.find(shown), std::string::npos) << shown << "\n" << run.out;
  }
  EXPECT_EQ(run.out.find("million A"), std::string::npos) << run.out;
}

TEST_F(DiffVerb, PrintsJsonWithNullForWhatIsNotThere) {
  const auto run = run_tool({"diff", small_, "new", "old", "--format", "json"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("\"added\""), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("null"), std::string::npos) << run.out;
}

TEST_F(DiffVerb, OfAReleaseAndItselfIsEmptyAndDone) {
  const auto run = run_tool({"diff", small_, "old", "old", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "indicator,zone,year,change,old,new,percent\n");
  EXPECT_EQ(run.err, "0 added, 0 gone, 0 changed, 5 equal\n");
}

TEST_F(DiffVerb, OfTheReport) {
  const auto run =
      run_tool({"diff", torch(), "xinhua_2017_03", "report_2017_note", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  const std::string share = "gdp_share,national_hightech_zones,2016,changed,11.7,12.1,3.41";
  EXPECT_NE(run.out.find(share), std::string::npos) << run.out;
}

TEST_F(DiffVerb, NamesAnUnknownReleaseAndTheNearest) {
  expect_data_say_no(run_tool({"diff", torch(), "report_2017_nota", "report_2016"}),
                     "no release has the code \"report_2017_nota\"; the nearest ");
  expect_data_say_no(run_tool({"diff", torch(), "report_2016", "report_2017_nota"}),
                     "report_2017_note");
}

TEST_F(DiffVerb, NeedsTwoReleases) {
  const auto run = run_tool({"diff", torch(), "report_2016"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("RELEASE_B"), std::string::npos) << run.err;
}

}  // namespace
