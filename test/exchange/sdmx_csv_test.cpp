#include "exchange/sdmx_csv.hpp"

#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

namespace fs = std::filesystem;

struct SdmxCsv : ::testing::Test {
  test::TemporaryFolder data;
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  SdmxCsv() {
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  // A file that was written by hand from the standard.
  static std::string by_hand(const std::string& name) {
    return (test::source_directory() / "test/exchange/sdmx" / name).string();
  }
  [[nodiscard]] std::vector<Vintage> all(std::string_view indicator, std::string_view zone,
                                         Year year) const {
    const Snapshot book = Database::open(file).snapshot();
    return history(book, book.indicator(indicator), book.zone(zone), year);
  }
};

TEST_F(SdmxCsv, AnOrdinaryFileIsRead) {
  const LoadReport report = load(file, by_hand("ordinary.csv"));
  EXPECT_EQ(report.observations.added, 7U);
  const auto first = all("gdp", "alpha", 2010y);
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].value, 554'470'000'000.0);
  EXPECT_EQ(first[0].status, Status::normal);
  EXPECT_EQ(first[0].release, "report_2016");
  EXPECT_EQ(first[0].locator, "table 1");
  EXPECT_EQ(first[0].quantum, 1e7);
  const auto second = all("gdp", "alpha", 2011y);
  EXPECT_EQ(second.at(0).value, 8.98e12);
  EXPECT_EQ(second.at(0).status, Status::provisional);
  EXPECT_EQ(second.at(0).note, "rounded, \"as printed\"");
  EXPECT_EQ(second.at(0).quantum, 1e10);
  EXPECT_EQ(all("gdp", "alpha", 2012y).at(0).value, 230'000'000);  // 2300 x 10^-3 x 10^8
  const auto withheld = all("gdp", "alpha", 2013y);
  EXPECT_EQ(withheld.at(0).value, std::nullopt);
  EXPECT_EQ(withheld.at(0).status, Status::suppressed);
  EXPECT_EQ(withheld.at(0).note, "withheld");
  EXPECT_EQ(all("people", "beta", 2010y).at(0).value, 0);
  EXPECT_EQ(all("share", "beta", 2010y).at(0).value, 5.1);
  EXPECT_EQ(all("mood", "beta", 987y).at(0).value, std::nullopt);
  EXPECT_FALSE(load(file, by_hand("ordinary.csv")).changed);
}

TEST_F(SdmxCsv, ColumnsMayBeInAnyOrderAndLeftOut) {
  EXPECT_EQ(load(file, by_hand("any_order.csv"), {.release = "report_2015"}).observations.added,
            2U);
  EXPECT_EQ(all("gdp", "alpha", 2010y).at(0).value, 12.4);
  EXPECT_EQ(all("gdp", "beta", 2010y).at(0).release, "report_2015");
}

TEST_F(SdmxCsv, NamesBesideIdsAreReadOver) {
  EXPECT_EQ(load(file, by_hand("names.csv")).observations.added, 1U);
  EXPECT_EQ(all("gdp", "alpha", 2010y).at(0).value, 7);
}

TEST_F(SdmxCsv, MultipliersConvertInDecimal) {
  // In doubles 0.1 x 10^-2 x 10^-1 is not 0.0001, and 7 x 10^23 is not 7e23.
  const std::string csv = data.write(
      "units.csv", "code,dimension,base,factor\ntenth,index,index,0.1\nthird,index,index,3\n");
  load(file, csv.substr(0, csv.rfind('/')));
  load(file,
       data.write("extra/m.csv",
                  "STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,"
                  "UNIT_MEASURE,UNIT_MULT\n"
                  "dataflow,O:T,mood,alpha,2001,0.1,tenth,-2\n"
                  "dataflow,O:T,mood,alpha,2002,7,index,23\n"
                  "dataflow,O:T,mood,alpha,2003,1.5e2,,0\n"
                  "dataflow,O:T,mood,alpha,2004,0.007,third,3\n"),
       {.release = "report_2016"});
  EXPECT_EQ(all("mood", "alpha", 2001y).at(0).value, 0.0001);
  EXPECT_EQ(all("mood", "alpha", 2002y).at(0).value, 7e23);
  EXPECT_EQ(all("mood", "alpha", 2003y).at(0).value, 150);
  EXPECT_EQ(all("mood", "alpha", 2004y).at(0).value, 21);
}

TEST_F(SdmxCsv, CorrectionsReplaceAndDeleteJustTheirFigures) {
  const std::string before = test::dump(file);
  for (const bool dry_run : {true, false}) {
    const LoadReport report =
        load(file, by_hand("corrections.csv"), {.replace = true, .dry_run = dry_run});
    EXPECT_TRUE(report.changed);
    EXPECT_EQ(report.observations.added, 3U);      // the corrected one and the two new ones
    EXPECT_EQ(report.observations.updated, 1U);    // the one that made way
    EXPECT_EQ(report.observations.unchanged, 2U);  // an equal one; a deletion of nothing
    EXPECT_EQ(report.removed, 1U);
    if (dry_run) {
      EXPECT_EQ(test::dump(file), before);
    }
  }
  const auto corrected = all("gdp", "alpha", 2016y);
  ASSERT_EQ(corrected.size(), 2U);  // the other release's is as it was
  EXPECT_EQ(corrected[0].release, "press_2016");
  EXPECT_EQ(corrected[0].value, 6.2e9);
  EXPECT_EQ(corrected[0].status, Status::provisional);
  EXPECT_EQ(corrected[0].note, "corrected");
  EXPECT_EQ(corrected[1].value, 6.05e9);
  EXPECT_TRUE(all("gdp", "all_zones", 2016y).empty());
  EXPECT_EQ(all("gdp", "beta", 2016y).size(), 2U);
  EXPECT_EQ(all("gdp", "beta", 2017y).size(), 1U);
  Database database = Database::open(file);
  EXPECT_TRUE(check(database).empty());
  database.close();
  const LoadReport again = load(file, by_hand("corrections.csv"), {.replace = true});
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.observations.unchanged, 6U);
}

TEST_F(SdmxCsv, ReplaceAloneMakesNothingGiveWay) {
  const std::string csv =
      data.write("extra/s.csv",
                 "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,RELEASE\n"
                 "dataflow,O:T,A,mood,alpha,2016,90,report_2016\n");
  const std::string before = test::dump(file);
  const auto thrown = test::thrown_by([&] { load(file, csv, {.replace = true}); });
  EXPECT_EQ(thrown.code, ErrorCode::conflict);
  EXPECT_EQ(thrown.sentence,
            "s.csv:2:32: the file has 101.5 (status A) for this cell of this release, not 90 "
            "(status A); to correct a release, load it with --replace");
  EXPECT_EQ(test::dump(file), before);
}

TEST_F(SdmxCsv, ADumpMakesTheSameFigures) {
  const auto expect_same_figures = [&](const std::string& from) {
    const test::TemporaryFolder out;
    {
      Database database = Database::open(from, {.read_only = true});
      dump(database, out.file("first"));
      EXPECT_GT(dump_sdmx_csv(database, out.file("first.csv")), 0U);
    }
    // The catalogue by itself, then the figures.
    fs::copy(out.file("first"), out.file("catalogue"), fs::copy_options::recursive);
    fs::remove(out.file("catalogue/observations.csv"));
    load(out.file("b.db"), out.file("catalogue"));
    load(out.file("b.db"), out.file("first.csv"));
    Database again = Database::open(out.file("b.db"));
    dump(again, out.file("second"));
    dump_sdmx_csv(again, out.file("second.csv"));
    EXPECT_EQ(test::read_file(out.file("first/observations.csv")),
              test::read_file(out.file("second/observations.csv")));
    EXPECT_EQ(test::read_file(out.file("first.csv")), test::read_file(out.file("second.csv")));
    EXPECT_EQ(out.names().size(), 8U);  // with the two files that SQLite keeps beside one in use
  };
  load(file, by_hand("ordinary.csv"));
  expect_same_figures(file);
  load(folder.file("torch.db"), test::torch_directory().string());
  expect_same_figures(folder.file("torch.db"));
}

TEST_F(SdmxCsv, ADumpSaysWhatTheStandardAsks) {
  load(file, data.write("extra/o.csv",
                        "indicator,zone,year,value,release,note\n"
                        "mood,beta,476,0.5,press_2016,\"a \"\"b\"\"\"\n"));
  Database database = Database::open(file);
  EXPECT_EQ(dump_sdmx_csv(database, folder.file("out.csv")), 16U);
  const std::string text = test::read_file(folder.file("out.csv"));
  EXPECT_TRUE(text.starts_with(
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,RELEASE,TIME_PERIOD,OBS_VALUE,"
      "OBS_STATUS,UNIT_MEASURE,UNIT_MULT,COMMENT_OBS,LOCATOR,QUANTUM\n"
      "dataflow,YEARBOOK:OBSERVATION(1.0.0),I,A,gdp,land,report_2015,2015,100000000000,A,CNY,0,,,"
      "100000000\n"))
      << text;
  EXPECT_NE(
      text.find("\ndataflow,YEARBOOK:OBSERVATION(1.0.0),I,A,gdp,gamma,report_2016,2016,,Q,CNY,"
                "0,,,\n"),
      std::string::npos);
  EXPECT_NE(text.find("\ndataflow,YEARBOOK:OBSERVATION(1.0.0),I,A,mood,beta,press_2016,0476,0.5,A,"
                      "index,0,\"a \"\"b\"\"\",,\n"),
            std::string::npos)
      << text;
}

TEST_F(SdmxCsv, ADumpWritesOverNothing) {
  Database database = Database::open(file);
  folder.write("out.csv", "mine");
  const auto thrown = test::thrown_by([&] { dump_sdmx_csv(database, folder.file("out.csv")); });
  EXPECT_EQ(thrown.code, ErrorCode::conflict);
  EXPECT_EQ(thrown.sentence,
            "\"" + folder.file("out.csv") + "\" exists; name another, nothing is overwritten");
  EXPECT_EQ(test::read_file(folder.file("out.csv")), "mine");
  EXPECT_EQ(test::thrown_by([&] { dump_sdmx_csv(database, folder.file("no/such/o.csv")); }).code,
            ErrorCode::io);
}

// Every mistake of a file, word for word; the file of the yearbook stays as it was.
struct Mistake {
  const char* name;
  std::string content;
  std::string says;
  bool replace = false;
};

std::ostream& operator<<(std::ostream& out, const Mistake& each) {
  return out << each.name;
}

class SdmxMistake : public SdmxCsv, public ::testing::WithParamInterface<Mistake> {};

TEST_P(SdmxMistake, IsSaidWithItsPlaceAndChangesNothing) {
  const std::string csv = data.write("extra/s.csv", GetParam().content);
  const std::string before = test::dump(file);
  const auto thrown = test::thrown_by([&] { load(file, csv, {.replace = GetParam().replace}); });
  EXPECT_EQ(thrown.sentence, "s.csv:" + GetParam().says);
  EXPECT_EQ(test::dump(file), before);
}

constexpr const char* header =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,RELEASE,TIME_PERIOD,OBS_VALUE,"
    "OBS_STATUS,UNIT_MEASURE,UNIT_MULT,QUANTUM\n";

Mistake row(const char* name, const std::string& row, std::string says, bool replace = false) {
  return {name, header + row + "\n", "2:" + std::move(says), replace};
}

const std::vector<Mistake> mistakes{
    // --- the header
    {"semicolons", "STRUCTURE;STRUCTURE_ID;ACTION\n",
     "1:1: the fields are not separated by commas; export the file with commas between fields and "
     "decimal points in figures"},
    {"semicolons_after_a_separator", "STRUCTURE[|];STRUCTURE_ID;ACTION;DIM_1: \"\"\n",
     "1:41: a quote stands inside an unquoted field; put the whole field in quotes and double the "
     "quote inside"},
    {"an_open_bracket", "STRUCTURE[;,STRUCTURE_ID\n",
     "1:1: the fields are not separated by commas; export the file with commas between fields and "
     "decimal points in figures"},
    {"the_first_version", "DATAFLOW,FREQ,INDICATOR\nO:T(1.0),A,gdp\n",
     "1:1: the file is SDMX-CSV 1.0; export it as SDMX-CSV 2.0 or 2.1, whose first column is "
     "STRUCTURE"},
    {"several_languages",
     "STRUCTURE[;],STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,COMMENT_OBS[en;fr]\n",
     "1:58: the column \"COMMENT_OBS[en;fr]\" holds several values or languages a field; a "
     "yearbook "
     "keeps one: export it as a plain column"},
    {"labels_both", "STRUCTURE,STRUCTURE_ID,INDICATOR: Indicator,REF_AREA,TIME_PERIOD,INDICATOR\n",
     "1:24: the column \"INDICATOR: Indicator\" has an id and a name; export the file with "
     "labels=id "
     "or labels=name"},
    {"another_component", "STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,SEX\n",
     "1:55: no column of a yearbook is called \"SEX\"; known: STRUCTURE, STRUCTURE_ID, ACTION, "
     "FREQ, "
     "INDICATOR, REF_AREA, RELEASE, TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE, UNIT_MULT, "
     "COMMENT_OBS, LOCATOR and QUANTUM; leave it out of the file"},
    {"a_name_after_a_name",
     "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,INDICATOR,One,Two,REF_AREA,TIME_PERIOD\n",
     "1:53: no column of a yearbook is called \"Two\"; known: STRUCTURE, STRUCTURE_ID, ACTION, "
     "FREQ, "
     "INDICATOR, REF_AREA, RELEASE, TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE, UNIT_MULT, "
     "COMMENT_OBS, LOCATOR and QUANTUM; leave it out of the file"},
    {"no_structure_id", "STRUCTURE,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n",
     "1: the column \"STRUCTURE_ID\" is missing; required: STRUCTURE, STRUCTURE_ID, INDICATOR, "
     "REF_AREA and TIME_PERIOD"},
    {"no_dimension", "STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,OBS_VALUE\n",
     "1: the column \"TIME_PERIOD\" is missing; required: STRUCTURE, STRUCTURE_ID, INDICATOR, "
     "REF_AREA and TIME_PERIOD"},
    {"a_column_twice", "STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,INDICATOR\n",
     "1:55: the column \"INDICATOR\" stands twice; keep one"},
    // --- the first columns
    row("a_kind_of_structure", "table,O:T,I,A,gdp,beta,report_2016,2010,1,A,,,",
        "1: \"table\" is no kind of structure; known: dataflow, datastructure and dataprovision"),
    row("no_structure", "dataflow,,I,A,gdp,beta,report_2016,2010,1,A,,,",
        "10: the structure is not named; give its id, such as YEARBOOK:OBSERVATION(1.0.0)"),
    {"two_structures",
     std::string(header) + "dataflow,O:T(1.0.0),I,A,gdp,beta,report_2016,2010,1,A,,,\n"
                           "dataflow,O:T(1.1.0),I,A,gdp,beta,report_2016,2011,1,A,,,\n",
     "3:10: the row is of structure \"O:T(1.1.0)\", those before it of \"O:T(1.0.0)\"; a file "
     "holds "
     "one structure: split it by STRUCTURE_ID"},
    row("an_action", "dataflow,O:T,X,A,gdp,beta,report_2016,2010,1,A,,,",
        "14: \"X\" is no action; known: I, A, M, R and D (upper case)"),
    row("no_action", "dataflow,O:T,,A,gdp,beta,report_2016,2010,1,A,,,",
        "14: \"\" is no action; known: I, A, M, R and D (upper case)"),
    row("replacing_unasked", "dataflow,O:T,R,A,gdp,beta,report_2016,2010,1,A,,,",
        "14: action R replaces a figure; load the file with --replace, or leave the row out"),
    row("deleting_unasked", "dataflow,O:T,D,A,gdp,beta,report_2016,2016,,,,,",
        "14: action D deletes a figure; load the file with --replace, or leave the row out"),
    row("a_frequency", "dataflow,O:T,I,Q,gdp,beta,report_2016,2010-Q1,1,A,,,",
        "16: \"Q\" is no frequency of a yearbook, which is A, one figure a year; leave rows of "
        "other "
        "frequencies out"),
    row("no_frequency", "dataflow,O:T,I,,gdp,beta,report_2016,2010,1,A,,,",
        "16: \"\" is no frequency of a yearbook, which is A, one figure a year; leave rows of "
        "other "
        "frequencies out"),
    // --- the cell
    row("an_indicator", "dataflow,O:T,I,A,gpd,beta,report_2016,2010,1,A,,,",
        "18: no indicator has the code \"gpd\"; the nearest is gdp; correct it, or add it to "
        "indicators.csv"),
    row("an_area", "dataflow,O:T,I,A,gdp,betta,report_2016,2010,1,A,,,",
        "22: no zone has the code \"betta\"; the nearest is beta; correct it, or add it to "
        "zones.csv"),
    row("no_release", "dataflow,O:T,I,A,gdp,beta,,2010,1,A,,,",
        "27: the row names no release; give its code in column RELEASE, or one for all rows with "
        "--release"),
    row("a_month", "dataflow,O:T,I,A,gdp,beta,report_2016,2010-01,1,A,,,",
        "39: \"2010-01\" is no year; a year is a whole number from 1 to 9999"),
    // --- the figure
    row("a_decimal_comma", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,\"12,4\",A,,,",
        "44: \"12,4\" is no number; write digits with a decimal point, such as 1234.5 or 1.2e6, "
        "without spaces or separators"),
    row("a_value_that_is_missing", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,NaN,A,,,",
        "44: there is no value but status A; a missing value has the status that says why: Q, K, "
        "L, "
        "H, M or O (or B, J, S)"),
    row("a_status", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,Z,,,",
        "46: \"Z\" is no status; known: A, W, I, E, P, V, N, F, G, J, S, U, D, B, Q, K, L, H, M "
        "and O"),
    row("a_value_and_a_missing_status", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,M,,,",
        "44: status M says that the value is missing, but there is one; remove the value or change "
        "the status"),
    row("a_unit", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,A,person,,",
        "48: the unit person does not convert to CNY, the unit of \"gdp\"; give the figure in a "
        "unit "
        "of base CNY"),
    row("a_multiplier", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,A,CNY,1.5,",
        "52: \"1.5\" is no UNIT_MULT; it is the power of ten in which the unit is counted, a whole "
        "number such as 8 or -2"),
    row("a_large_multiplier", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,A,CNY,401,",
        "52: \"401\" is no UNIT_MULT; it is the power of ten in which the unit is counted, a whole "
        "number such as 8 or -2"),
    row("a_product_beyond_doubles", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,A,CNY,309,",
        "44: \"1\" is too large; a figure in the unit of its indicator is below 1.8e308"),
    row("a_step", "dataflow,O:T,I,A,gdp,beta,report_2016,2010,1,A,,,0",
        "50: \"0\" is no rounding step; it is a positive number in the unit of the row, such as "
        "100"),
    // --- what is there already
    row("another_figure", "dataflow,O:T,A,A,gdp,beta,report_2015,2015,29,A,CNY,8,",
        "44: the file has 3000000000 (status A) for this cell of this release, not 2900000000 "
        "(status A); to correct a release, load it with --replace"),
    // --- corrections
    row("deleting_a_part", "dataflow,O:T,D,A,gdp,beta,report_2016,2016,-,,,,",
        "44: action D deletes a whole figure, not its OBS_VALUE alone; leave the field empty",
        true),
    row("deleting_a_status", "dataflow,O:T,D,A,gdp,beta,report_2016,2016,,-,,,",
        "45: action D deletes a whole figure, not its OBS_STATUS alone; leave the field empty",
        true),
    row("deleting_many", "dataflow,O:T,D,A,gdp,,report_2016,2016,,,,,",
        "22: the zone is empty; give its code", true),
    {"a_cell_twice",
     std::string(header) + "dataflow,O:T,D,A,gdp,beta,report_2016,2016,,,,,\n"
                           "dataflow,O:T,A,A,gdp,beta,report_2016,2016,1,A,,,\n",
     "3:44: the same release has this cell in line 2 already, which deletes it; keep one of the "
     "two "
     "rows",
     true},
};

INSTANTIATE_TEST_SUITE_P(OfAFile, SdmxMistake, ::testing::ValuesIn(mistakes),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
