// Every kind of bad input to `yearbook load`, as its user meets it: exit code 1, nothing on
// standard output, these very words on standard error, and a file that is as it was before.
#include "tool/tool_file.hpp"

namespace {

using yearbook::test::dump;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

struct Case {
  const char* name;
  std::vector<std::pair<std::string, std::string>> files;
  std::string says;  // without "yearbook: " and the last line break
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
  return out << each.name;
}

// A file that has been loaded once.
struct BadSource : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");

  BadSource() {
    yearbook::test::write_small_directory(data);
    EXPECT_EQ(run_tool({"load", file, data.path().string()}).code, 0);
  }
  // What a load says that must be refused.
  std::string says(const std::string& source) {
    const std::string before = dump(file);
    const auto run = run_tool({"load", file, source});
    EXPECT_EQ(run.code, 1);
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(dump(file), before);
    return run.err;
  }
};

class BadInput : public BadSource, public ::testing::WithParamInterface<Case> {};

TEST_P(BadInput, EndsWithOneAndLeavesTheFileAsItWas) {
  for (const auto& [name, content] : GetParam().files) data.write(name, content);
  EXPECT_EQ(says(data.path().string()), "yearbook: " + GetParam().says + "\n");
}

constexpr const char* header = "indicator,zone,year,value,status,unit,release\n";
std::string observation(const std::string& row) {
  return header + row + "\n";
}

Case file(const char* name, std::string path, std::string content, std::string says) {
  return {name, {{std::move(path), std::move(content)}}, std::move(says)};
}
Case row(const char* name, const std::string& row, const std::string& says) {
  return file(name, "observations.csv", observation(row), "observations.csv:2:" + says);
}
Case bad_number(const char* name, const std::string& text) {
  return row(name, "gdp,alpha,2014,\"" + text + "\",,,report_2016",
             "16: \"" + text +
                 "\" is no number; write digits with a decimal point, such as 1234.5 or 1.2e6, "
                 "without spaces or separators");
}
Case year(const char* name, const std::string& text) {
  return row(name, "gdp,alpha," + text + ",1,,,report_2016",
             "11: \"" + text + "\" is no year; a year is a whole number from 1 to 9999");
}

const std::vector<Case> cases{
    // --- a file as a whole
    file("empty_file", "observations.csv", "",
         "observations.csv: the file is empty; its first line names the columns, at least "
         "indicator, zone, year and value"),
    file("empty_catalogue", "zones.csv", "",
         "zones.csv: the file is empty; its first line names the columns, at least code and kind"),
    file("no_required_column", "observations.csv", "indicator,zone,year\n",
         "observations.csv:1: the column \"value\" is missing; required: indicator, zone, year and "
         "value"),
    file("no_required_column_in_a_catalogue", "zones.csv", "code,name_en\nx,X\n",
         "zones.csv:1: the column \"kind\" is missing; required: code and kind"),
    file("a_column_twice", "observations.csv", "indicator,zone,year,value,year\n",
         "observations.csv:1:27: the column \"year\" stands twice; keep one"),
    file("an_unknown_column", "observations.csv", "indicator,zone,year,value,releas\n",
         "observations.csv:1:27: no column is called \"releas\"; known: indicator, zone, year, "
         "value, status, unit, release, locator, note and quantum"),
    file("no_utf8", "observations.csv", observation("gdp,alph\xE4,2014,1,,,report_2016"),
         "observations.csv:2:9: bytes that are no UTF-8; save the file as UTF-8"),
    file("nul", "observations.csv",
         observation(std::string("gdp,alpha,2014,1\0,,,report_2016", 29)),
         "observations.csv:2:17: a NUL byte; the file is no text, or was saved as UTF-16: save it "
         "as UTF-8"),
    file("utf16", "observations.csv", std::string("\xFF\xFEi\0n\0d\0", 8),
         "observations.csv:1:1: bytes that are no UTF-8; save the file as UTF-8"),
    file("open_quote", "observations.csv", observation("gdp,\"alpha,2014,1,,,report_2016"),
         "observations.csv:2:5: the quote that opens here never closes; close the field with \""),
    file("text_after_a_quote", "observations.csv",
         observation("gdp,\"alpha\" ,2014,1,,,report_2016"),
         "observations.csv:2:12: text follows a closing quote; after it comes a comma or the end "
         "of the line, and a quote inside a quoted field is doubled: \"\""),
    row("too_few_fields", "gdp,alpha,2014,1",
        "1: the row has 4 fields but the header 7; give every column a field, and put text with "
        "commas in quotes"),
    row("too_many_fields", "gdp,alpha,2014,1,234,,,report_2016",
        "1: the row has 8 fields but the header 7; give every column a field, and put text with "
        "commas in quotes"),
    // --- codes
    row("unknown_zone", "gdp,alpah,2014,1,,,report_2016",
        "5: no zone has the code \"alpah\"; the nearest is alpha; correct it, or add it to "
        "zones.csv"),
    row("unknown_indicator", "gpd,alpha,2014,1,,,report_2016",
        "1: no indicator has the code \"gpd\"; the nearest is gdp; correct it, or add it to "
        "indicators.csv"),
    row("unknown_unit", "gdp,alpha,2014,1,,CNY_10m,report_2016",
        "19: no unit has the code \"CNY_10m\"; the nearest is CNY_100m; correct it, or add it to "
        "units.csv"),
    row("unknown_release", "gdp,alpha,2014,1,,,report2016",
        "20: no release has the code \"report2016\"; the nearest are report_2016 and report_2015; "
        "correct it, or add it to releases.csv"),
    file("unknown_unit_of_an_indicator", "indicators.csv",
         "code,name_en,unit,kind\nrd,R&D,CNY_100,flow\n",
         "indicators.csv:2:8: no unit has the code \"CNY_100\"; the nearest is CNY_100m; correct "
         "it, or add it to units.csv"),
    file("unknown_parent", "zones.csv", "code,kind,parent\nx,zone,nroth\n",
         "zones.csv:2:8: no zone has the code \"nroth\"; the nearest is north; correct it, or add "
         "it to zones.csv"),
    file("unknown_numerator", "indicators.csv",
         "code,unit,kind,numerator,denominator\nr,ratio,ratio,gpd,gdp\n",
         "indicators.csv:2:15: no indicator has the code \"gpd\"; the nearest is gdp; correct it, "
         "or "
         "add it to indicators.csv"),
    file("ratios_of_each_other", "indicators.csv",
         "code,unit,kind,numerator,denominator\na,ratio,ratio,b,gdp\nb,ratio,ratio,a,gdp\n",
         "indicators.csv:2:15: \"a\" is defined by itself; break the circle of definitions\n"
         "indicators.csv:3:15: \"b\" is defined by itself; break the circle of definitions"),
    file("parents_of_each_other", "zones.csv", "code,kind,parent\nx,zone,y\ny,zone,x\n",
         "zones.csv:2:8: \"x\" is its own ancestor; break the circle of parents\n"
         "zones.csv:3:8: \"y\" is its own ancestor; break the circle of parents"),
    file("spans_that_overlap", "groups.csv",
         "group,zone,first_year,last_year\nnew,beta,2000,2005\nnew,beta,2005,2010\n",
         "groups.csv:3:5: \"beta\" has spans in \"new\" that overlap; end the earlier one before "
         "the "
         "later begins"),
    file("unknown_zone_of_a_group", "groups.csv", "group,zone\neveryone,alhpa\n",
         "groups.csv:2:10: no zone has the code \"alhpa\"; the nearest is alpha; correct it, or "
         "add it to zones.csv"),
    file("unknown_group_of_an_index", "indices/a.toml",
         "[index]\ncode = \"a\"\ngroup = \"evryone\"\n[[node]]\nindicator = \"mood\"\n",
         "indices/a.toml:3:9: no group is called \"evryone\"; the nearest is everyone"),
    row("no_release", "gdp,alpha,2014,1,,,",
        "20: the row names no release; give its code in column release, or one for all rows with "
        "--release"),
    row("unit_of_another_base", "gdp,alpha,2014,1,,person_10k,report_2016",
        "19: the unit person_10k does not convert to CNY, the unit of \"gdp\"; give the figure in "
        "a unit of base CNY"),

    // --- values
    bad_number("decimal_comma", "12,5"),
    bad_number("letters", "abc"),
    bad_number("nan", "NaN"),
    bad_number("infinity", "inf"),
    row("too_large", "gdp,alpha,2014,1e999,,,report_2016",
        "16: \"1e999\" is too large; a figure in the unit of its indicator is below 1.8e308"),
    bad_number("hexadecimal", "0x10"),
    row("too_large_in_its_unit", "gdp,alpha,2014,1e305,,CNY_100m,report_2016",
        "16: \"1e305\" is too large; a figure in the unit of its indicator is below 1.8e308"),
    bad_number("a_space", " 5"),
    bad_number("an_underscore", "1_000"),
    year("year_with_a_fraction", "2014.5"),
    year("year_zero", "0"),
    year("year_10000", "10000"),
    year("year_negative", "-1"),
    year("year_text", "MMXIV"),
    row("unknown_status", "gdp,alpha,2014,1,X,,report_2016",
        "18: \"X\" is no status; known: A, W, I, E, P, V, N, F, G, J, S, U, D, B, Q, K, L, H, M "
        "and O"),
    row("missing_status_with_a_value", "gdp,alpha,2014,1,M,,report_2016",
        "16: status M says that the value is missing, but there is one; remove the value or change "
        "the status"),
    row("no_value_with_status_a", "gdp,alpha,2014,,A,,report_2016",
        "16: there is no value but status A; a missing value has the status that says why: Q, K, "
        "L, H, M or O (or B, J, S)"),
    row("no_value_without_status", "gdp,alpha,2014,,,,report_2016",
        "16: there is no value but status A; a missing value has the status that says why: Q, K, "
        "L, H, M or O (or B, J, S)"),

    // --- twice
    file("cell_twice_equal", "observations.csv",
         observation("gdp,alpha,2014,1,,,report_2016\ngdp,alpha,2014,1,,,report_2016"),
         "observations.csv:3:16: the same release has this cell in line 2 already, with 1 (status "
         "A); keep one of the two rows"),
    file("cell_twice_different", "observations.csv",
         observation("gdp,alpha,2014,1,,,report_2016\ngdp,alpha,2014,2,,,report_2016"),
         "observations.csv:3:16: the same release has this cell in line 2 already, with 1 (status "
         "A); keep one of the two rows"),
    {"cell_twice_equal_across_files",
     {{"observations_1.csv", observation("gdp,alpha,2014,1,,,report_2016")},
      {"observations_2.csv", observation("gdp,alpha,2014,1,,,report_2016")}},
     "observations_2.csv:2:16: the same release has this cell in observations_1.csv, line 2 "
     "already, with 1 (status A); keep one of the two rows"},
    {"cell_twice_different_across_files",
     {{"observations_1.csv", observation("gdp,alpha,2014,1,,,report_2016")},
      {"observations_2.csv", observation("gdp,alpha,2014,2,,,report_2016")}},
     "observations_2.csv:2:16: the same release has this cell in observations_1.csv, line 2 "
     "already, with 1 (status A); keep one of the two rows"},
    row("another_figure_than_the_file_has", "mood,alpha,2016,7,,,report_2016",
        "17: the file has 101.5 (status A) for this cell of this release, not 7 (status A); to "
        "correct a release, load it with --replace"),
    file("unit_twice", "units.csv", "code,dimension,base,factor\nt,mass,t,1\nt,mass,t,1\n",
         "units.csv:3:1: the unit \"t\" stands in line 2 already; keep one of the two rows"),
    file("zone_twice", "zones.csv", "code,kind,parent\nx,zone,north\nx,zone,south\n",
         "zones.csv:3:1: the zone \"x\" stands in line 2 already; keep one of the two rows"),
    file("indicator_twice", "indicators.csv",
         "code,name_en,unit,kind\nrd,R&D,CNY,flow\nrd,R&D,CNY,flow\n",
         "indicators.csv:3:1: the indicator \"rd\" stands in line 2 already; keep one of the two "
         "rows"),
    file("release_twice", "releases.csv", "code,title\nx,X\nx,X\n",
         "releases.csv:3:1: the release \"x\" stands in line 2 already; keep one of the two rows"),
    file("alias_twice", "aliases.csv", "zone,alias\nalpha,First\nalpha,First\n",
         "aliases.csv:3:7: the alias \"First\" of \"alpha\" stands in line 2 already; keep one of "
         "the two rows"),
    file("membership_twice", "groups.csv",
         "group,zone,first_year\nnew,alpha,1991\nnew,alpha,1991\n",
         "groups.csv:3:5: \"alpha\" joins \"new\" in line 2 already in that year; keep one of the "
         "two rows"),
    {"index_twice",
     {{"indices/a.toml", "[index]\ncode = \"a\"\n[[node]]\nindicator = \"mood\"\n"},
      {"indices/b.toml", "[index]\ncode = \"a\"\n[[node]]\nindicator = \"mood\"\n"}},
     "indices/b.toml: the index \"a\" is defined in indices/a.toml already; give it another code"},
};

INSTANTIATE_TEST_SUITE_P(Load, BadInput, ::testing::ValuesIn(cases),
                         [](const auto& each) { return std::string(each.param.name); });

// By itself: every test of the program would carry it among the cases.
TEST_F(BadSource, ALineOf100MegabytesIsRefused) {
  // NOLINTNEXTLINE(bugprone-string-constructor): the length is the case
  data.write("observations.csv", observation(std::string(100'000'000, '7')));
  EXPECT_EQ(says(data.path().string()),
            "yearbook: observations.csv:2:1: the line is longer than 1 MiB; a record is at most 1 "
            "MiB long: look for a quote that should not be there, or a missing line break\n");
}

TEST_F(BadSource, IsNamedAndLeavesTheFileAsItWas) {
  std::filesystem::create_directory(folder.file("empty"));
  std::filesystem::create_directories(folder.file("odd/zones.csv"));
  EXPECT_EQ(says(folder.file("none")), "yearbook: there is no \"" + folder.file("none") +
                                           "\"; name a yearbook directory or a CSV file\n");
  EXPECT_EQ(says(folder.file("none.csv")), "yearbook: there is no \"" + folder.file("none.csv") +
                                               "\"; name a yearbook directory or a CSV file\n");
  EXPECT_EQ(says(folder.file("empty")),
            "yearbook: \"" + folder.file("empty") +
                "\" has no file of a yearbook directory; it holds any of units.csv, "
                "zones.csv, aliases.csv, groups.csv, indicators.csv, releases.csv, "
                "observations*.csv and indices/*.toml\n");
  EXPECT_EQ(says(folder.file("odd")),
            "yearbook: cannot read \"" + folder.file("odd/zones.csv") + "\": Is a directory\n");
}

}  // namespace
